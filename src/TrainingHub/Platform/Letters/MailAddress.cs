using System.Text.RegularExpressions;

namespace TrainingHub.Platform.Letters;

/// <summary>A mail address as providers in the country give them out: ASCII, one @, a domain with a dot.</summary>
internal static partial class MailAddress
{
    /// <summary>The trimmed address, or null and why not.</summary>
    public static string? Read(string text, out Fault? fault)
    {
        var address = TypedText.IsWellFormed(text) ? TypedText.Clean(text) : "";
        fault = address.Length <= 254 && Shape().IsMatch(address)
            ? null
            : new("mail.shape", Sentence.Of("name@example.cn"), Sentence.Of(text), new("电子邮箱应像 name@example.cn，请更正；没有邮箱的请留空"));
        return fault == null ? address : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_%+&'/=-]+(\.[A-Za-z0-9_%+&'/=-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
