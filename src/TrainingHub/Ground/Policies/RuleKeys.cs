namespace TrainingHub.Ground;

/// <summary>In what a rule's number is counted.</summary>
internal enum RuleUnit
{
    Years,
    Hours,
    HoursADay,
    Points,
    WorkingDays,
    Days,
    Percent,
    Fen,
}

/// <summary>What a rule sets a number for.</summary>
/// <param name="What">in Chinese, the key of its English twin</param>
/// <param name="Level">the level it is for; null when it is for all</param>
/// <param name="Unit">in what the number is counted</param>
internal sealed record RuleKind(string What, Level? Level, RuleUnit Unit)
{
    /// <summary>As a clerk says it, with the level: 培训学时 五级/初级工.</summary>
    public Sentence Name => Level is { } level ? new("{0} {1}", new Sentence(What), level) : new(What);
}

/// <summary>The numbers of regulations that the product asks for, with their names as a clerk says them and their units.</summary>
internal static class RuleKeys
{
    /// <summary>Lowest age on the first day of a class.</summary>
    public const string MinimumAge = "trainee.minimum-age";

    /// <summary>Mark that every part of an assessment must reach.</summary>
    public const string PassMark = "assessment.pass-mark";

    /// <summary>Working days of notice of the results before certificates may be issued.</summary>
    public const string NoticeDays = "assessment.notice-days";

    /// <summary>Days for which whoever made an account does not decide on what it submitted, until a second officer confirms it.</summary>
    public const string MakerDays = "account.maker-days";

    /// <summary>Share of the staff of care homes that is to hold a certificate.</summary>
    public const string HoldingRate = "home.holding-rate";

    /// <summary>Class hours of 45 minutes that count for a person on one China day, over all classes.</summary>
    public const string DayHours = "class.day-hours";

    /// <summary>Class hours of 45 minutes that a class of the level asks for.</summary>
    public static string ClassHours(Level level) => "class.hours." + level.Digit;

    /// <summary>Training subsidy per trainee who obtained the certificate of the level.</summary>
    public static string TrainingSubsidy(Level level) => "subsidy.training." + level.Digit;

    /// <summary>The one-time post subsidy of the level.</summary>
    public static string PostSubsidy(Level level) => "subsidy.post." + level.Digit;

    /// <summary>Every key with what it sets; what is not here cannot be set.</summary>
    public static readonly IReadOnlyDictionary<string, RuleKind> All = Everything();

    private static Dictionary<string, RuleKind> Everything()
    {
        var all = new Dictionary<string, RuleKind>
        {
            [MinimumAge] = new("开班首日最低年龄", null, RuleUnit.Years),
            [PassMark] = new("各科合格分数", null, RuleUnit.Points),
            [NoticeDays] = new("成绩公示工作日", null, RuleUnit.WorkingDays),
            [MakerDays] = new("账号经手人回避天数", null, RuleUnit.Days),
            [DayHours] = new("每人每日最多计入学时", null, RuleUnit.HoursADay),
            [HoldingRate] = new("持证上岗率", null, RuleUnit.Percent),
        };
        foreach (var level in Levels.All)
        {
            all[ClassHours(level)] = new("培训学时", level, RuleUnit.Hours);
            all[TrainingSubsidy(level)] = new("培训补贴标准", level, RuleUnit.Fen);
            all[PostSubsidy(level)] = new("岗位补贴标准", level, RuleUnit.Fen);
        }
        return all;
    }
}
