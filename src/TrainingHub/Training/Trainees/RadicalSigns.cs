using System.Collections.Frozen;
using System.Text;

namespace TrainingHub.Training;

/// <summary>Signs that look like a character and are another: radicals (U+2E80-2FDF) and compatibility forms, as text copied out of a PDF has them.</summary>
internal static class RadicalSigns
{
    /// <summary>Radicals of their own block that are whole characters, which Unicode itself does not fold.</summary>
    private const string Supplement = "⺟母⺠民⻁虎⻄西⻅见⻆角⻇角⻉贝⻋车⻑长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟";

    /// <summary>Where Unicode folds to the traditional character, the one that registers here write.</summary>
    private const string Simplified = "見见角角言言貝贝車车長长門门韋韦頁页風风飛飞馬马魚鱼鳥鸟鹵卤麥麦黃黄黽黾齊齐齒齿龍龙龜龟";

    private static readonly FrozenDictionary<Rune, Rune> Whole = Pairs(Supplement), Here = Pairs(Simplified);

    /// <summary>A part of what old systems moved landed among these too (⺁, ⺪ …), so they are allowed in names.</summary>
    public static bool IsRadical(Rune rune) => rune.Value is >= 0x2E80 and <= 0x2FDF;

    /// <summary>The character that is meant; any other sign stays as it is.</summary>
    public static Rune Character(Rune rune)
    {
        if (Whole.TryGetValue(rune, out var whole))
            return whole;
        if (!IsRadical(rune) && rune.Value is not (>= 0xF900 and <= 0xFAFF or >= 0x2F800 and <= 0x2FA1F))
            return rune;
        var unified = Rune.GetRuneAt(rune.ToString().Normalize(NormalizationForm.FormKC), 0);
        return IsRadical(rune) ? Here.GetValueOrDefault(unified, unified) : unified;
    }

    private static FrozenDictionary<Rune, Rune> Pairs(string signs)
    {
        var runes = signs.EnumerateRunes().ToList();
        return runes.Index().Where(r => r.Index % 2 == 0).ToFrozenDictionary(r => r.Item, r => runes[r.Index + 1]);
    }
}
