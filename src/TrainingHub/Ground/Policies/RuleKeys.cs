using TrainingHub.Training;

namespace TrainingHub.Ground;

/// <summary>In what a rule's number is counted.</summary>
public enum RuleUnit
{
    Years,
    Hours,
    Points,
    WorkingDays,
    Percent,
    Fen,
}

/// <summary>The numbers of regulations that the product asks for, with their names as a clerk says them and their units.</summary>
public static class RuleKeys
{
    /// <summary>Lowest age on the first day of a class.</summary>
    public const string MinimumAge = "trainee.minimum-age";

    /// <summary>Mark that every part of an assessment must reach.</summary>
    public const string PassMark = "assessment.pass-mark";

    /// <summary>Working days for which results hang out before certificates may be issued.</summary>
    public const string NoticeDays = "assessment.notice-days";

    /// <summary>Share of the staff of care homes that is to hold a certificate.</summary>
    public const string HoldingRate = "home.holding-rate";

    /// <summary>Class hours of 45 minutes that a class of the level asks for.</summary>
    public static string ClassHours(Level level) => "class.hours." + level.Digit;

    /// <summary>Training subsidy per trainee who obtained the certificate of the level.</summary>
    public static string TrainingSubsidy(Level level) => "subsidy.training." + level.Digit;

    /// <summary>The one-time post subsidy of the level.</summary>
    public static string PostSubsidy(Level level) => "subsidy.post." + level.Digit;

    /// <summary>Every key with its name in Chinese and its unit; what is not here cannot be set.</summary>
    public static readonly IReadOnlyDictionary<string, (string Name, RuleUnit Unit)> All = Everything();

    private static Dictionary<string, (string, RuleUnit)> Everything()
    {
        var all = new Dictionary<string, (string, RuleUnit)>
        {
            [MinimumAge] = ("开班首日最低年龄", RuleUnit.Years),
            [PassMark] = ("各科合格分数", RuleUnit.Points),
            [NoticeDays] = ("成绩公示工作日", RuleUnit.WorkingDays),
            [HoldingRate] = ("持证上岗率", RuleUnit.Percent),
        };
        foreach (var level in Levels.All)
        {
            all[ClassHours(level)] = ("培训学时 " + level.Words, RuleUnit.Hours);
            all[TrainingSubsidy(level)] = ("培训补贴标准 " + level.Words, RuleUnit.Fen);
            all[PostSubsidy(level)] = ("岗位补贴标准 " + level.Words, RuleUnit.Fen);
        }
        return all;
    }
}
