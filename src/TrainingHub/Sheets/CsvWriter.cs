using System.Buffers;
using System.Globalization;
using System.Text;

namespace TrainingHub.Sheets;

/// <summary>CSV that spreadsheets open rightly: UTF-8 with BOM, CRLF, and no cell that a spreadsheet would run as a formula.</summary>
public sealed class CsvWriter(Stream stream) : IDisposable
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n");

    private readonly StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 14, leaveOpen: true) { NewLine = "\r\n" };
    private bool begun;

    public CsvWriter Add(string? text) => Raw(Quote(Harmless(text ?? "")));

    public CsvWriter Add(long number) => Raw(number.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Add(DateOnly? day) => Raw(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Fen as yuan with two decimals.</summary>
    public CsvWriter AddMoney(long fen) => Raw((fen / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    public void EndRow()
    {
        writer.WriteLine();
        begun = false;
    }

    public void Dispose() => writer.Dispose();

    /// <summary>
    /// An apostrophe before = + - @ tab CR and their full-width forms, also behind blanks; a tab before 12 or more digits,
    /// which a spreadsheet would round.
    /// </summary>
    public static string Harmless(string text)
    {
        var seen = text.AsSpan().TrimStart(" \u00A0\u3000\uFEFF\u200B");
        if (seen.IsEmpty) return text;
        if (seen[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠') return "'" + text;
        return text.Length >= 12 && TypedText.IsDigits(text.AsSpan(0, text.Length - 1)) ? "\t" + text : text;
    }

    private CsvWriter Raw(string text)
    {
        if (begun) writer.Write(',');
        writer.Write(text);
        begun = true;
        return this;
    }

    private static string Quote(string text) => text.AsSpan().IndexOfAny(NeedsQuotes) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
