using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace TrainingHub.Kernel;

/// <summary>
/// Level of skill of the occupation (国家职业技能标准 2019, 4-10-01-05): 五级/初级工 is where one begins,
/// 一级/高级技师 the highest. The lower the digit, the higher the level.
/// </summary>
public enum Level
{
    [Display(Name = "五级/初级工")]
    Five,

    [Display(Name = "四级/中级工")]
    Four,

    [Display(Name = "三级/高级工")]
    Three,

    [Display(Name = "二级/技师")]
    Two,

    [Display(Name = "一级/高级技师")]
    One,
}

internal static class Levels
{
    public static readonly IReadOnlyList<Level> All = [Level.Five, Level.Four, Level.Three, Level.Two, Level.One];

    private static readonly (Level Level, string[] Words)[] InSheets =
    [
        (Level.Five, ["5", "5级", "五级", "五", "初级", "初级工", "初级技能"]),
        (Level.Four, ["4", "4级", "四级", "四", "中级", "中级工", "中级技能"]),
        (Level.Three, ["3", "3级", "三级", "三", "高级", "高级工", "高级技能"]),
        (Level.Two, ["2", "2级", "二级", "二", "技师"]),
        (Level.One, ["1", "1级", "一级", "一", "高级技师"]),
    ];

    private static readonly FrozenDictionary<string, Level> Known = InSheets.SelectMany(l => l.Words.Select(w => (w, l.Level)))
        .Concat(InSheets.SelectMany(l => l.Words.Where(w => w.EndsWith('级')).SelectMany(a => l.Words.Select(b => (a + b, l.Level)))))
        .DistinctBy(p => p.Item1)
        .ToFrozenDictionary(p => p.Item1, p => p.Item2);

    extension(Level level)
    {
        /// <summary>The digit printed at position 16 of a certificate number: 5 for 初级工, 1 for 高级技师.</summary>
        public int Digit => level switch
        {
            Level.Five => 5,
            Level.Four => 4,
            Level.Three => 3,
            Level.Two => 2,
            Level.One => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
        };

        /// <summary>三级/高级工 and above count as highly skilled (高技能人才).</summary>
        public bool IsHighlySkilled => level is Level.Three or Level.Two or Level.One;

        public bool IsAbove(Level other) => level > other;
    }

    /// <summary>
    /// The level a sheet means: 5, 五级, 初级, 初级工, 五级/初级工, 五级（初级工）; null when the words are
    /// unknown or contradict each other (五级/中级工).
    /// </summary>
    public static Level? Parse(string text)
    {
        var parts = (TypedText.Code(text) ?? "").Split(['/', '(', ')', '、', ' ', '\\'], StringSplitOptions.RemoveEmptyEntries);
        Level? level = null;
        foreach (var part in parts)
        {
            if (!Known.TryGetValue(part, out var found) || level is { } before && before != found)
                return null;
            level = found;
        }
        return level;
    }
}
