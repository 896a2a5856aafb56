using System.Buffers;
using System.Numerics;

namespace TrainingHub.Ground;

/// <summary>
/// Unified social credit code, GB 32100-2015: 18 signs without I, O, S, V, Z. Only the last check sign is verified:
/// organisation codes inside were carried over from older registers and do not always follow their own rule.
/// </summary>
internal static class CreditCode
{
    private const string Signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> Alphabet = SearchValues.Create(Signs);

    /// <exception cref="RuleBroken">with the words of <see cref="Read"/></exception>
    public static string Parse(string text) => Read(text, out var fault) ?? throw fault!.AsBroken();

    /// <summary>The code in canonical form (trimmed, half width, capitals), or null and why not.</summary>
    public static string? Read(string text, out Fault? fault)
    {
        var code = TypedText.Code(text) ?? "\uFFFD";
        fault = Wrong(code);
        return fault == null ? code : null;
    }

    /// <summary>The 18th sign for the first 17, by weights 3^(i-1) mod 31.</summary>
    public static char CheckSign(string code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += Signs.IndexOf(code[i], StringComparison.Ordinal) * (int)BigInteger.ModPow(3, i, 31);
        return Signs[(31 - sum % 31) % 31];
    }

    private static Fault? Wrong(string code)
    {
        if (code.Length == 0)
            return new("credit-code.missing", new("18位"), new("空"), new("请填写统一社会信用代码"));
        if (code.AsSpan().IndexOfAnyExcept(Alphabet) is var at and >= 0)
            return new("credit-code.characters", new("数字和大写字母（不含I、O、S、V、Z）"), Sentence.Of(code[at]),
                new("统一社会信用代码第{0}位不应是“{1}”（不用字母I、O、S、V、Z，也没有空格和横线），请按证照核对", at + 1, code[at]));
        if (code.Length != 18)
            return new("credit-code.length", new("18位"), new("{0}位", code.Length), new("统一社会信用代码应为18位，现在是{0}位，请核对", code.Length));
        var sign = CheckSign(code);
        return sign == code[17] ? null : new("credit-code.check", Sentence.Of(sign), Sentence.Of(code[17]),
            new("统一社会信用代码最后一位校验码不对（应为{0}），请核对是否有字符录错", sign));
    }
}
