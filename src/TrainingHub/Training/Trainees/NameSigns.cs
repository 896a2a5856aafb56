using System.Globalization;
using System.Text;

namespace TrainingHub.Training;

/// <summary>The signs of names: what is allowed, what is folded, what old systems wrote instead.</summary>
internal static class NameSigns
{
    private const int ZeroWidthNonJoiner = 0x200C, ZeroWidthJoiner = 0x200D;

    /// <summary>What GB 18030-2000 kept at U+E815-E864 and later editions gave real code points, in that order (䶮 stood at U+E863).</summary>
    private static readonly Rune[] Moved =
    [
        .. ("⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾" +
            "䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻").EnumerateRunes(),
    ];

    /// <summary>Shapeless marks and blanks around go; the two joiners stay inside, some scripts need them.</summary>
    public static string Trim(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                kept.Append(rune);
        return kept.ToString().Trim().Trim((char)ZeroWidthNonJoiner, (char)ZeroWidthJoiner).Trim();
    }

    /// <summary>Radicals and compatibility forms become the character itself, selectors of a variant go: what PDF files and some fonts give in its place.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
            if (!IsSelector(rune))
                folded.Append(RadicalSigns.Character(rune));
        return folded.ToString();
    }

    public static string Tidy(string name)
    {
        var tidy = new StringBuilder(name.Length);
        Rune? last = null;
        var blank = false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) && rune.Value != '\n' && rune.Value != '\r' && rune.Value != '\t')
            {
                blank = true;
                continue;
            }
            var sign = rune.Value is >= 0xE815 and <= 0xE864 ? Moved[rune.Value - 0xE815] : rune;
            if (blank && last is { } before && !(IsHan(before) && IsHan(sign)))
                tidy.Append(' ');
            tidy.Append(sign);
            (last, blank) = (sign, false);
        }
        return tidy.ToString();
    }

    public static string MatchKey(string name)
    {
        Rune[] runes = [.. Fold(name).Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r))];
        var key = new StringBuilder(name.Length);
        for (var i = 0; i < runes.Length; i++)
            if (IsDotAt(runes, i))
                key.Append('·');
            else
                key.Append(Rune.ToUpperInvariant(runes[i]));
        return key.ToString();
    }

    /// <summary>The first sign that stands for the dot of a name and is not "·" itself; null when there is none.</summary>
    public static Rune? StrangeDot(string name)
    {
        Rune[] runes = [.. name.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r))];
        for (var i = 1; i < runes.Length - 1; i++)
            if (runes[i].Value != 0xB7 && IsDotAt(runes, i) && (IsHan(runes[i - 1]) || IsHan(runes[i + 1])))
                return runes[i];
        return null;
    }

    public static bool IsAllowed(Rune rune) =>
        IsDot(rune) || rune.Value is ' ' or '\'' or '’' or ',' or ZeroWidthNonJoiner or ZeroWidthJoiner || IsDash(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.PrivateUse || RadicalSigns.IsRadical(rune);

    private static bool IsSelector(Rune rune) => rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    // A dash is a dot between Chinese characters only; Jean-Luc keeps hers.
    private static bool IsDotAt(Rune[] runes, int i) =>
        IsDot(runes[i]) || IsDash(runes[i]) && i > 0 && i + 1 < runes.Length && IsHan(runes[i - 1]) && IsHan(runes[i + 1]);

    private static bool IsDot(Rune rune) => rune.Value is 0xB7 or 0x387 or '•' or '‧' or '・' or '･' or '.' or '．' or '∙' or '⋅' or 0x2024 or '。' or '｡'
        or '●' or '▪' or '■' or '◦' or '⚫' or '﹒' or 0xA78F or 0x2E31 or 0x2E33 or 0x16EB or 0x1427 or 0x10101 or '∘' or '⦁' or '˙';

    private static bool IsDash(Rune rune) => rune.Value is '-' or >= 0x2010 and <= 0x2015 or '−' or '－' or '﹣' or '﹘';

    private static bool IsHan(Rune rune) => rune.Value is 0x3007 or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF || RadicalSigns.IsRadical(rune);
}
