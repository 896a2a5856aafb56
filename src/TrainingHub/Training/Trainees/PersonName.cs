using System.Globalization;
using System.Text;

namespace TrainingHub.Training;

/// <summary>
/// A person's name (民委发〔2016〕33号): at most 50 text elements, rare characters and "·" included. Blanks between Chinese
/// characters are dropped, other blanks become one; radicals, compatibility forms and the old private-use code points of
/// GB 18030-2000 become real characters.
/// </summary>
internal sealed record PersonName
{
    /// <summary>Places a form or column must have room for, counted as people count.</summary>
    public const int MaxLength = 50;

    private PersonName(string text, string original) => (Text, Original) = (text, original);

    public string Text { get; }

    /// <summary>As it was typed, blanks around trimmed; kept because a mapped character can be doubted later.</summary>
    public string Original { get; }

    /// <summary>For comparing only: look-alikes of the dot folded to U+00B7, full width folded, blanks out, capitals.</summary>
    public string MatchKey => NameSigns.MatchKey(Text);

    /// <summary>Holds a private-use character that no table names: 生僻字待处理, cannot be printed yet.</summary>
    public bool HasUnknownCharacter => Text.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.PrivateUse);

    /// <summary>Was typed with radicals, compatibility forms or selectors of a variant; to be compared with the document.</summary>
    public bool WasFolded => NameSigns.Fold(Original) != Original;

    /// <summary>A sign that stands where "·" belongs, such as ● or 。; null when there is none.</summary>
    public Rune? StrangeDot => NameSigns.StrangeDot(Text);

    public override string ToString() => Text;

    /// <exception cref="RuleBroken">with the words of <see cref="Read"/></exception>
    public static PersonName Parse(string text) => Read(text, out var fault) ?? throw fault!.AsBroken();

    /// <summary>The name, or null and why not.</summary>
    public static PersonName? Read(string text, out Fault? fault)
    {
        if (!TypedText.IsWellFormed(text))
        {
            fault = new("name.broken", new("完整的汉字"), new("残缺的字符"), new("姓名里有残缺的字符，请按证件重新录入"));
            return null;
        }
        var original = NameSigns.Trim(text);
        var name = NameSigns.Tidy(NameSigns.Fold(original));
        fault = Wrong(name);
        return fault == null ? new(name, original) : null;
    }

    private static Fault? Wrong(string name)
    {
        if (name.Length == 0)
            return new("name.missing", new("姓名"), new("空"), new("请填写姓名"));
        foreach (var rune in name.EnumerateRunes())
            if (!NameSigns.IsAllowed(rune))
                return new("name.characters", new("姓名用字"), Sentence.Of(TypedText.Show(rune)), new("姓名里不能有“{0}”，请按证件上的姓名填写", TypedText.Show(rune)));
        if (!name.EnumerateRunes().Any(r => Rune.IsLetter(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.PrivateUse or UnicodeCategory.LetterNumber))
            return new("name.characters", new("姓名用字"), Sentence.Of(name), new("“{0}”不像姓名，请按证件上的姓名填写", name));
        // The other bounds stop a single text element made of thousands of combining marks, and signs that unfold into many.
        var length = new StringInfo(name).LengthInTextElements;
        return length > MaxLength || name.Length > 4 * MaxLength || NameSigns.MatchKey(name).Length > 4 * MaxLength
            ? new("name.length", new("不超过{0}个字", MaxLength), new("{0}个字", length), new("姓名最多{0}个字，现在是{1}个字，请核对", MaxLength, length))
            : null;
    }
}
