using System.Globalization;

namespace TrainingHub.Ground;

/// <summary>Numbers of rules as people read and type them.</summary>
internal static class RuleWords
{
    /// <summary>With its unit: 60学时, 5个工作日, ¥1,500.00.</summary>
    public static string Print(string key, long value) => Unit(key) switch
    {
        RuleUnit.Years => Words.T("{0}周岁", value),
        RuleUnit.Hours or RuleUnit.HoursADay => Words.T("{0}学时", value),
        RuleUnit.Points => Words.T("{0}分", value),
        RuleUnit.Days => Words.T("{0}天", value),
        RuleUnit.WorkingDays => Words.T("{0}个工作日", value),
        RuleUnit.Percent => value.ToString(CultureInfo.InvariantCulture) + "%",
        RuleUnit.Fen => Money.Yuan(value),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, null),
    };

    /// <summary>Money is typed in yuan, everything else as it is counted.</summary>
    /// <exception cref="RuleBroken">more decimals than the unit has: <c>rule.whole</c></exception>
    public static long FromTyped(string key, decimal typed, string field)
    {
        var fen = Unit(key) == RuleUnit.Fen;
        var value = Math.Abs(typed) < 1_000_000_000 ? typed * (fen ? 100 : 1) : 0.5m;
        if (value == decimal.Truncate(value))
            return (long)value;
        throw fen
            ? new RuleBroken("rule.whole", "金额应以元为单位，最多两位小数，现在是{0}", typed) { Field = field }
            : new RuleBroken("rule.whole", "数值应为整数，现在是{0}", typed) { Field = field };
    }

    /// <summary>Where a key stands in a list: what belongs together, from the lowest level up.</summary>
    public static int Order(string key)
    {
        var keys = RuleKeys.All.Keys.ToList();
        var kind = key[..key.LastIndexOf('.')];
        return keys.FindIndex(k => k.StartsWith(kind, StringComparison.Ordinal)) * 100 + keys.IndexOf(key);
    }

    private static RuleUnit Unit(string key) => RuleKeys.All[key].Unit;
}
