using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

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

internal static partial class Levels
{
    public static readonly IReadOnlyList<Level> All = [Level.Five, Level.Four, Level.Three, Level.Two, Level.One];

    private static readonly FrozenDictionary<string, Level> Known = new (Level Level, string[] Words)[]
    {
        (Level.Five, ["5", "五", "伍", "V", "初级"]),
        (Level.Four, ["4", "四", "肆", "IV", "中级"]),
        (Level.Three, ["3", "三", "叁", "III", "高级"]),
        (Level.Two, ["2", "二", "贰", "II", "技师"]),
        (Level.One, ["1", "一", "壹", "I", "高级技师"]),
    }.SelectMany(l => l.Words.Select(w => KeyValuePair.Create(w, l.Level))).ToFrozenDictionary();

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
    /// The level a sheet means: 5, 五级, Ⅴ级, 初级, 初级工, 五级/初级工, 养老护理员（五级）, 国家五级; null when the words are unknown or
    /// contradict each other (五级/中级工).
    /// </summary>
    public static Level? Parse(string text)
    {
        var words = Aside().Replace(TypedText.Code(text) ?? "", " ");
        if (Name().Replace(words, "").AsSpan().Trim().Length > 0)
            return null;
        var named = Name().Matches(words).Select(m => Known[m.Groups["level"].Value]).Distinct().ToList();
        return named is [var level] ? level : null;
    }

    // The occupation and what a level is of; signs between two names of one level.
    [GeneratedRegex(@"养老护理员?|护理员?|国家|职业|技能|资格|等级证书|等级|证书|水平|申报|报考|第|[\s/\\()\[\]【】、,.;:·_+—–-]+")]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?<level>高级技师|初级|中级|高级|技师)工?|(?<level>IV|V|III|II|I|(?<![0-9])[1-5](?![0-9])|[一二三四五壹贰叁肆伍])级?工?", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
