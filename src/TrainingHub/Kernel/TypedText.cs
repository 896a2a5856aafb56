using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TrainingHub.Kernel;

/// <summary>What people type or paste, made comparable: well-formed, without invisible signs, full width folded.</summary>
internal static partial class TypedText
{
    /// <summary>No lone surrogates: one database stores them as U+FFFD, the other throws.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }
        return true;
    }

    /// <summary>Marks without a shape (U+200B, U+FEFF, direction marks …) are dropped, blanks around are trimmed.</summary>
    public static string Clean(string text)
    {
        text = text.Trim();
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                clean.Append(rune);
        return clean.ToString().Trim();
    }

    /// <summary>Canonical form of numbers and codes: NFKC, trimmed, small ASCII letters raised. Null when not well-formed.</summary>
    public static string? Code(string text)
    {
        if (!IsWellFormed(text))
            return null;
        var clean = Clean(text);
        if (!clean.IsNormalized(NormalizationForm.FormKC))
            clean = Clean(clean.Normalize(NormalizationForm.FormKC));
        return clean.ToUpperInvariant();
    }

    /// <summary>Only 0-9; <see cref="char.IsDigit(char)"/> would take the digits of every script.</summary>
    public static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>1.38E+10: what a spreadsheet makes of a long number when it saves text; the digits behind are gone.</summary>
    public static bool HasLostDigits(string text) => Scientific().IsMatch(text.Trim());

    [GeneratedRegex(@"\A[0-9](\.[0-9]+)?[Ee]\+?[0-9]{1,3}\z")]
    private static partial Regex Scientific();

    /// <summary>A character as a person can find it: itself, or its code point when it has no shape.</summary>
    public static string Show(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")
            : rune.ToString();
}
