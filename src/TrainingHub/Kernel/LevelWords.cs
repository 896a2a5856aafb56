using System.Collections.Frozen;

namespace TrainingHub.Kernel;

/// <summary>Levels as sheets write them: 5, 五级, 初级, 初级工, 五级/初级工, 五级（初级工）.</summary>
public static class LevelWords
{
    private static readonly (Level Level, string[] Words)[] All =
    [
        (Level.Five, ["5", "5级", "五级", "五", "初级", "初级工", "初级技能"]),
        (Level.Four, ["4", "4级", "四级", "四", "中级", "中级工", "中级技能"]),
        (Level.Three, ["3", "3级", "三级", "三", "高级", "高级工", "高级技能"]),
        (Level.Two, ["2", "2级", "二级", "二", "技师"]),
        (Level.One, ["1", "1级", "一级", "一", "高级技师"]),
    ];

    private static readonly FrozenDictionary<string, Level> Known = All.SelectMany(l => l.Words.Select(w => (w, l.Level)))
        .Concat(All.SelectMany(l => l.Words.Where(w => w.EndsWith('级')).SelectMany(a => l.Words.Select(b => (a + b, l.Level)))))
        .DistinctBy(p => p.Item1)
        .ToFrozenDictionary(p => p.Item1, p => p.Item2);

    /// <summary>The level meant, or null when the words are unknown or contradict each other (五级/中级工).</summary>
    public static Level? Parse(string text)
    {
        var parts = (TypedText.Code(text) ?? "").Split(['/', '(', ')', '、', ' ', '\\'], StringSplitOptions.RemoveEmptyEntries);
        Level? level = null;
        foreach (var part in parts)
        {
            if (!Known.TryGetValue(part, out var found) || level is { } before && before != found) return null;
            level = found;
        }
        return level;
    }
}
