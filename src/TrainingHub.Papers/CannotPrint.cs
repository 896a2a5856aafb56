using System.Globalization;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>A paper with a hole where a character should be is never pressed; the characters are named.</summary>
public sealed class CannotPrint(IReadOnlyList<Rune> missing) : Exception("no font has a character of this paper")
{
    /// <summary>The characters that no font can print, each once.</summary>
    public IReadOnlyList<Rune> Missing => missing;

    /// <summary>鿿（U+9FFF）、…: each with its code point; what cannot be seen is shown as an empty square.</summary>
    public string Named => string.Join("、", missing.Select(rune => string.Format(CultureInfo.InvariantCulture, "{0}（U+{1:X4}）", Shown(rune), rune.Value)));

    private static string Shown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark => "□",
        _ => rune.ToString(),
    };
}
