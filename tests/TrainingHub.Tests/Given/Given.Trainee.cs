using TrainingHub.Training;

namespace TrainingHub.Tests;

internal static partial class Given
{
    /// <summary>A person; her identity document is not kept unless a story needs it.</summary>
    public static async Task<Trainee> TraineeAsync(HubDb db, string? name = null)
    {
        var trainee = TraineeNamed(name);
        db.Trainees.Add(trainee);
        await db.SaveChangesAsync();
        return trainee;
    }

    private static Trainee TraineeNamed(string? name)
    {
        name ??= $"学员{Next()}";
        return new()
        {
            Name = name,
            NameKey = name,
            Sex = Sex.Female,
            BirthDate = new(1980, 1, 1),
            MaskedNumber = "411*************26",
            CreatedAt = new FakeClock().Now,
        };
    }
}
