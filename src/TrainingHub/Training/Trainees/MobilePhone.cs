using System.Text.RegularExpressions;

namespace TrainingHub.Training;

/// <summary>A mainland mobile number: 11 digits, an optional +86 dropped. Several caregivers may share one.</summary>
internal sealed partial record MobilePhone
{
    private MobilePhone(string number) => Number = number;

    /// <summary>The 11 digits.</summary>
    public string Number { get; }

    /// <summary>131****9551.</summary>
    public string Masked => $"{Number[..3]}****{Number[^4..]}";

    public override string ToString() => Masked;

    /// <exception cref="RuleBroken">with the words of <see cref="Read"/></exception>
    public static MobilePhone Parse(string text) => Read(text, out var fault) ?? throw fault!.AsBroken();

    /// <summary>The number, or null and why not.</summary>
    public static MobilePhone? Read(string text, out Fault? fault)
    {
        var code = TypedText.Code(text) ?? "\uFFFD";
        var digits = code.StartsWith("+86", StringComparison.Ordinal) ? code[3..].TrimStart() : code;
        fault = Shape().IsMatch(digits) ? null : Wrong(digits);
        return fault == null ? new(digits) : null;
    }

    private static Fault Wrong(string digits) => digits switch
    {
        "" => new("phone.missing", new("11位手机号"), new("空"), new("请填写手机号")),
        _ when !TypedText.IsDigits(digits) => new("phone.characters", new("11位数字"), Sentence.Of(digits), new("手机号只能有数字，中间不要空格、横线或其他字符；没有手机的请留空")),
        { Length: not 11 } => new("phone.length", new("11位数字"), new("{0}位", digits.Length), new("手机号应为11位数字，现在是{0}位", digits.Length)),
        _ => new("phone.shape", new("13至19开头的手机号"), Sentence.Of(digits[..2]), new("手机号应以13至19开头，现在以{0}开头，请核对", digits[..2])),
    };

    [GeneratedRegex(@"\A1[3-9][0-9]{9}\z")]
    private static partial Regex Shape();
}
