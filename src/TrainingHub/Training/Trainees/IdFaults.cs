using System.Text;

namespace TrainingHub.Training;

/// <summary>The words for numbers that cannot be right.</summary>
internal static class IdFaults
{
    public static Fault Characters(string text, string? code)
    {
        if (code == null)
            return new("document.characters", new("数字和字母"), new("残缺的字符"), new("证件号码里有残缺的字符，请重新录入"));
        if (code.Length == 0)
            return new("document.missing", new("证件号码"), new("空"), new("请填写证件号码"));
        foreach (var (rune, place) in code.EnumerateRunes().Select((r, i) => (r, i + 1)))
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
                continue;
            if (Rune.IsWhiteSpace(rune))
                return new("document.blank", new("中间没有空格"), Sentence.Of(code), new("证件号码第{0}位是空格，请去掉", place));
            if (rune.Value is '-' or (>= 0x2010 and <= 0x2015) or 0x2212)
                return new("document.hyphen", new("中间没有横线"), Sentence.Of(code), new("证件号码第{0}位是横线，请去掉", place));
            return new("document.characters", new("数字和字母"), Sentence.Of(TypedText.Show(rune)),
                new("证件号码第{0}位“{1}”不是普通的数字或字母，请切换到半角英文输入法重新录入", place, TypedText.Show(rune)));
        }
        return new("document.characters", new("数字和字母"), Sentence.Of(text), new("证件号码里有残缺的字符，请重新录入"));
    }

    public static Fault Length(IdKind kind, string code) => kind switch
    {
        IdKind.ResidentId => new("document.length", new("18位"), new("{0}位", code.Length),
            new("身份证号应为18位，现在是{0}位，请补全或更正", code.Length)),
        IdKind.ForeignerPermit => new("document.length", new("18位，或2017版的15位"), new("{0}位", code.Length),
            new("外国人永久居留身份证号码应为18位（2017版为3个字母加12位数字），现在是{0}位，请核对", code.Length)),
        _ => new("document.length", new("18位"), new("{0}位", code.Length),
            new("港澳台居民居住证号码应为18位，现在是{0}位，请补全或更正", code.Length)),
    };

    public static Fault LetterInside(string code)
    {
        var at = code.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return new("document.letter", new("前17位为数字，末位为数字或X"), Sentence.Of(code[at]),
            new("证件号码第{0}位是字母“{1}”，这一位应为数字，请核对是否把0录成O、1录成I", at + 1, code[at]));
    }

    public static Fault Prefix(IdKind kind, IdKind? found, string code) => found is { } other
        ? new("document.kind", Sentence.Of(kind), Sentence.Of(other), new("以{0}开头的是“{1}”的号码，请核对证件类型和号码", code[..2], other))
        : new("document.province", new("省级代码"), Sentence.Of(code[..2]), new("证件号码开头的{0}不是省级代码，请核对前两位", code[..2]));

    public static Fault BirthDate(string code) =>
        new("document.birth-date", new("真实的出生日期"), Sentence.Of(code.Substring(6, 8)), new("第7至14位不是有效的出生日期（{0}），请核对", code.Substring(6, 8)));

    public static Fault CheckDigit(char sign, string code) =>
        new("document.check-digit", Sentence.Of(sign), Sentence.Of(code[17]), new("最后一位校验码不对（应为{0}），请核对是否有数字录错", sign));

    public static Fault Kind(string code) =>
        new("document.kind-needed", new("证件类型"), Sentence.Of(code), new("“{0}”不是身份证号；是护照、通行证等的，请在“证件类型”一列写明", code));

    /// <summary>Digits of a spreadsheet's number: 15 are kept, the rest is gone.</summary>
    public static Fault LostDigits(string text) => new("document.numeric", new("文本格式"), Sentence.Of(text),
        new("证件号码被存成了数字，末三位可能已丢失。请把这一列设为“文本”格式后重新录入"));

    public static Fault Passport(string code) =>
        new("document.passport", new("5至15位字母和数字"), Sentence.Of(code), new("护照号码应为5至15位字母和数字，请按护照资料页核对"));

    public static Fault TravelPermit(string code) =>
        new("document.travel-permit", new("H或M加8位或10位数字；台湾居民为8位或10位数字"), Sentence.Of(code),
            new("通行证号码应为H或M加8位或10位数字，台湾居民为8位或10位数字，请按证件核对"));
}
