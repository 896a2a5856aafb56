using System.Globalization;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>A paper with a hole where a character should be is never issued; the person at the screen is told which characters.</summary>
internal static class MissingGlyphs
{
    public const string Code = "paper.missing-glyph";

    public static RuleBroken Of(IEnumerable<Rune> missing)
    {
        var named = string.Join("、", missing.Select(rune => string.Format(CultureInfo.InvariantCulture, "{0}（U+{1:X4}）", Shown(rune), rune.Value)));
        return new RuleBroken("paper.missing-glyph", "生僻字 {0} 在字库中没有字形，证件暂不能印制。请核对用字；确为此字的，请管理员安装补充字库后重试。", named);
    }

    /// <summary>What cannot be seen is shown as an empty square.</summary>
    private static string Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark => "□",
        _ => rune.ToString(),
    };
}
