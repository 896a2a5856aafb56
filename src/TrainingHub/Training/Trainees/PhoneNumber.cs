using System.Text.RegularExpressions;

namespace TrainingHub.Training;

/// <summary>
/// A telephone number out of what people write: a mainland mobile number of 11 digits, else a landline as it is dialled.
/// Several caregivers may share one.
/// </summary>
internal sealed partial record PhoneNumber
{
    private static readonly HashSet<string> Nothing =
        ["", "无", "没有", "无手机", "没有手机", "无电话", "没电话", "暂无", "无号码", "空", "不详", "未知", "同上", "NONE", "NO", "N/A", "NA", "NULL", "0", "-", "--", "---", "—", "——", "/", "\\", "×", "X"];

    private PhoneNumber(string number) => Number = number;

    /// <summary>The 11 digits, or 0398-2812345.</summary>
    public string Number { get; }

    /// <summary>131****9551.</summary>
    public string Masked => Number.Length == 11 && TypedText.IsDigits(Number) ? $"{Number[..3]}****{Number[^4..]}" : IdDocument.Mask(Number);

    public override string ToString() => Masked;

    /// <summary>Words and signs by which a sheet says that there is none.</summary>
    public static bool IsNone(string text) => TypedText.Code(text) is { } code && Nothing.Contains(code);

    /// <summary>The number, or null; a remark tells what was left out or why nothing could be read.</summary>
    public static PhoneNumber? Read(string text, out Fault? remark)
    {
        var code = TypedText.Code(text) ?? "\uFFFD";
        if (Nothing.Contains(code))
        {
            remark = new("phone.missing", new("11位手机号"), new("空"), new("没有手机号，有事联系不上本人；可以导入，请尽量补上"));
            return null;
        }
        if (TypedText.HasLostDigits(code))
        {
            remark = new("phone.numeric", new("文本格式"), Sentence.Of(code), new("手机号被存成了“{0}”这样的数，后几位已经丢失，没有读取。请把这一列设为“文本”格式后重新录入", code));
            return null;
        }
        var mobiles = Mobile().Matches(code).Select(m => m.Groups["number"].Value).Select(Digits).Distinct().ToList();
        if (mobiles.Count > 0)
        {
            remark = RemarkOn(mobiles, Mobile().Replace(code, ""), code);
            return new(mobiles[0]);
        }
        if (Landline().Match(code) is { Success: true } landline)
        {
            var number = string.Join('-', new[] { "area", "number", "inside" }.Select(part => Digits(landline.Groups[part].Value)).Where(part => part.Length > 0));
            remark = new("phone.landline", new("11位手机号"), Sentence.Of(code), new("这是固定电话，按{0}保留；有手机号的请补上", number));
            return new(number);
        }
        remark = Unread(code);
        return null;
    }

    private static Fault? RemarkOn(List<string> mobiles, string rest, string code) => rest.Trim(' ', '、', ',', ';', '/', '.', '(', ')') switch
    {
        _ when mobiles.Count > 1 => new("phone.two", new("一个手机号"), Sentence.Of(code), new("有{0}个手机号，保留第一个{1}，其余没有读取", mobiles.Count, mobiles[0])),
        "" => null,
        var other => new("phone.characters", new("11位数字"), Sentence.Of(code), new("只读取了手机号{0}，“{1}”没有读取", mobiles[0], other)),
    };

    private static Fault Unread(string code)
    {
        var digits = Digits(code);
        if (code.Any(c => !char.IsAsciiDigit(c) && !IsBetween(c)))
            return new("phone.characters", new("11位数字"), Sentence.Of(code), new("“{0}”不像电话号码，没有读取；请填11位手机号，没有手机的请留空", code));
        return digits.Length == 11
            ? new("phone.shape", new("13至19开头的手机号"), Sentence.Of(digits[..2]), new("手机号应以13至19开头，现在以{0}开头，没有读取，请核对", digits[..2]))
            : new("phone.length", new("11位数字"), new("{0}位", digits.Length), new("手机号应为11位数字，现在是{0}位，没有读取，请核对", digits.Length));
    }

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || c is '-' or '.' or '·' or '(' or ')' or '+' or '_' or '*' || c is >= '‐' and <= '―';

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    // One blank or sign between the digits; line ends part two numbers.
    [GeneratedRegex(@"(?<![0-9])(?:(?:\+|\(\+?|00)?86\)?[-. ]{0,3})?0?(?<number>1[-. ]?[3-9](?:[-. ·_‐-―]{0,2}[0-9]){9})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![0-9])(?:\+?86[- ]?)?(?:\(?(?<area>0[1-9][0-9]{1,2})\)?[-. ‐-―]{0,3})?(?<number>[2-9][0-9]{2,3}[- ]?[0-9]{4})(?:\s?[-转]\s?(?<inside>[0-9]{1,5}))?(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Landline();
}
