using TrainingHub.Ground;

namespace TrainingHub.Tests;

internal static partial class Given
{
    /// <summary>A training school in a county of the seeded city.</summary>
    public static async Task<School> SchoolAsync(HubDb db, string county = "湖滨区", string? name = null)
    {
        var school = new School { Name = name ?? $"{county}第{Next()}培训学校", RegionPath = await PathOfAsync(db, county), CreatedAt = new FakeClock().Now };
        db.Schools.Add(school);
        await db.SaveChangesAsync();
        return school;
    }

    /// <summary>Who certifies, with a number prefix of its own.</summary>
    public static async Task<Assessor> AssessorAsync(HubDb db, string county = "湖滨区", string? name = null)
    {
        var number = Next();
        var assessor = new Assessor
        {
            Name = name ?? $"第{number}职业技能评价中心",
            Kind = AssessorKind.SocialBody,
            Prefix = $"S000041{number:000000}",
            RegionPath = await PathOfAsync(db, county),
            FiledOn = new(2020, 1, 1),
            CreatedAt = new FakeClock().Now,
        };
        db.Assessors.Add(assessor);
        await db.SaveChangesAsync();
        return assessor;
    }
}
