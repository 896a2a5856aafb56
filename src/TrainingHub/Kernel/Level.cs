namespace TrainingHub.Kernel;

/// <summary>
/// Level of skill of the occupation (国家职业技能标准 2019, 4-10-01-05): 五级/初级工 is where one begins,
/// 一级/高级技师 the highest. The lower the digit, the higher the level.
/// </summary>
public enum Level
{
    Five,
    Four,
    Three,
    Two,
    One,
}

public static class Levels
{
    public static readonly IReadOnlyList<Level> All = [Level.Five, Level.Four, Level.Three, Level.Two, Level.One];

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

        /// <summary>The pair as it is printed, in Chinese.</summary>
        public string Words => level switch
        {
            Level.Five => "五级/初级工",
            Level.Four => "四级/中级工",
            Level.Three => "三级/高级工",
            Level.Two => "二级/技师",
            Level.One => "一级/高级技师",
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
        };

        /// <summary>三级/高级工 and above count as highly skilled (高技能人才).</summary>
        public bool IsHighlySkilled => level is Level.Three or Level.Two or Level.One;

        public bool IsAbove(Level other) => level > other;
    }
}
