using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Training;

namespace TrainingHub.Tests.House;

/// <summary>Every act has its race in <see cref="Flows.DecisionsHoldTests"/>, or a reason for having none.</summary>
public sealed class RacesTests
{
    /// <summary>Acts that several may call at once without a race of their own here, each with its reason.</summary>
    private static readonly Dictionary<string, string> Unraced = new(StringComparer.Ordinal)
    {
        [nameof(OpenImport)] = "reads only",
        [nameof(ReadResults)] = "reads only",
        [nameof(StartImport)] = "every upload is an import of its own",
        [nameof(SendTrialMail)] = "writes nothing",
        [nameof(RetryWork)] = "a piece of work is claimed with an epoch; see the stories of the engine",
        [nameof(AcceptClock)] = "two words for one leap are two words",
        ["DemoCalendars"] = "there are no callers yet when a demonstration is made or found",
        [nameof(ConfirmCalendar)] = "the second is refused or says the same",
        ["SeedCity"] = "a region is there once by its unique code; before the city there are no callers",
        [nameof(DiscloseNumbers)] = "two answers are two rows",
    };

    [Fact]
    public void No_act_is_forgotten()
    {
        var told = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/TrainingHub.Tests/Flows/Platform"), "DecisionsHoldTests*.cs").Select(File.ReadAllText));
        var acts = typeof(Setup).Assembly.GetTypes().Where(t => Setup.IsAct(t) && t.GetCustomAttributes(typeof(NeedsAttribute), false).Length > 0).Select(t => t.Name).ToList();
        Assert.NotEmpty(acts);
        Assert.Equal([], acts.Where(a => !Unraced.ContainsKey(a) && !told.Contains($"<{a}>", StringComparison.Ordinal)));
        Assert.Equal([], Unraced.Keys.Except(acts));
    }
}
