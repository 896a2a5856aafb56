using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Ground;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>The city with its regions, rules, calendars, course, schemes and targets.</summary>
    public async Task<City> CityAsync(string key = "sanmenxia")
    {
        var city = City.Of(key);
        await new SeedCity(db, new FakeClock()).RunAsync(city, Actor.System);
        return city;
    }

    /// <summary>A city and one county of it, and nothing more.</summary>
    /// <returns>the county's path</returns>
    public async Task<string> CountyAsync(string city = "三门峡市", string cityCode = "411200", string county = "湖滨区", string countyCode = "411202")
    {
        var above = new Region { Code = cityCode, Name = city, Tier = Tier.City, Path = $"/{cityCode}/", ValidFrom = new(2020, 1, 1) };
        var below = new Region { Code = countyCode, Name = county, Tier = Tier.County, Path = RegionPath.Of(above.Path, countyCode), ValidFrom = new(2020, 1, 1) };
        db.AddRange(above, below);
        await db.SaveChangesAsync();
        return below.Path;
    }

    /// <summary>Path of a county that is there.</summary>
    public Task<string> PathOfAsync(string county) => db.Regions.Where(r => r.Name == county).Select(r => r.Path).SingleAsync();

    /// <summary>Somebody of the city's bureau.</summary>
    public static Actor CityOfficer(City city) => new(Guid.CreateVersion7(), "周敏", Role.CityOfficer, city.Path);

    /// <summary>A training school in a county that is there.</summary>
    public async Task<School> SchoolAsync(string county = "湖滨区", string? name = null) =>
        await SavedAsync(School(await PathOfAsync(county), name ?? $"{county}第{Next()}培训学校"));

    public static School School(string regionPath, string name) => new() { Name = name, RegionPath = regionPath, CreatedAt = Now };

    /// <summary>Who certifies, with a number prefix of its own.</summary>
    public async Task<Assessor> AssessorAsync(string county = "湖滨区", string? name = null) =>
        await SavedAsync(Assessor(await PathOfAsync(county), name));

    public static Assessor Assessor(string regionPath, string? name = null)
    {
        var number = Next();
        return new()
        {
            Name = name ?? $"第{number}职业技能评价中心",
            Kind = AssessorKind.SocialBody,
            Prefix = $"S000041{number:000000}",
            RegionPath = regionPath,
            FiledOn = new(2020, 1, 1),
            CreatedAt = Now,
        };
    }
}
