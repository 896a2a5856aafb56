using System.Text;
using System.Text.RegularExpressions;

namespace TrainingHub.Tests.Flows;

/// <summary>A mail as its reader's program shows it: encoded words and base64 parts made plain.</summary>
internal sealed partial record ReadMail(string MessageId, string Subject, string From, string To, string Body)
{
    public static ReadMail Of(string raw)
    {
        var text = raw.ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = Folded().Replace(text[..end], " ");
        return new(Header(head, "Message-ID"), Header(head, "Subject"), Header(head, "From"), Header(head, "To"), Decoded(text[end..]));
    }

    private static string Header(string head, string name)
    {
        var line = head.Split('\n').First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
        return EncodedWord().Replace(BetweenWords().Replace(line, "?==?"), m => m.Groups[2].Value.ToUpperInvariant() == "B"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[3].Value))
            : Quoted(m.Groups[3].Value.Replace('_', ' ')));
    }

    private static string Decoded(string body)
    {
        var all = new StringBuilder();
        foreach (var part in Part().Split(body))
        {
            var cut = part.IndexOf("\n\n", StringComparison.Ordinal);
            var content = cut < 0 ? part : part[cut..];
            all.Append(part.Contains("base64", StringComparison.OrdinalIgnoreCase) ? FromBase64(content) : Quoted(content.Replace("=\n", "", StringComparison.Ordinal)));
        }
        return all.ToString();
    }

    private static string FromBase64(string text) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '='))));

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '=' && i + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex("\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex("\\?= +=\\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=\\?([^?]+)\\?([bBqQ])\\?([^?]*)\\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex("\n--[^\n]+\n")]
    private static partial Regex Part();
}
