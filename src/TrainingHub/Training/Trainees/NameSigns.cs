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
        var key = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
            if (IsDot(rune))
                key.Append('·');
            else if (!Rune.IsWhiteSpace(rune))
                key.Append(Rune.ToUpperInvariant(rune));
        return key.ToString();
    }

    public static bool IsAllowed(Rune rune) =>
        IsDot(rune) || rune.Value is ' ' or '-' or '\'' or '’' or ',' or ZeroWidthNonJoiner or ZeroWidthJoiner || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.PrivateUse || IsRadical(rune);

    private static bool IsDot(Rune rune) => rune.Value is 0xB7 or '•' or '‧' or '・' or '･' or '.' or '．' or '∙' or '⋅' or 0x2024;

    private static bool IsHan(Rune rune) => rune.Value is 0x3007 or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF || IsRadical(rune);

    // A part of the moved characters landed among the radicals, U+2E80-2EFF, which Unicode counts as symbols.
    private static bool IsRadical(Rune rune) => rune.Value is >= 0x2E80 and <= 0x2EFF;
}
