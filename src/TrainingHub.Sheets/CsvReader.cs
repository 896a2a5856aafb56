using System.Text;

namespace TrainingHub.Sheets;

/// <summary>CSV as spreadsheets save it: UTF-8 with or without BOM, UTF-16, else GB18030; commas, semicolons or tabs; quotes.</summary>
internal static class CsvReader
{
    static CsvReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool LooksLikeMarkup(byte[] file)
    {
        foreach (var b in file.AsSpan(0, Math.Min(file.Length, 256)))
            if (b is 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
                continue;
            else
                return b == '<';
        return false;
    }

    public static Sheet Open(byte[] file, string fileName, SheetLimits limits, ReadingTime time)
    {
        // A Ctrl-Z at the end is how programs of old mark it.
        var text = Decode(file).TrimEnd('\u001A', '\0');
        foreach (var c in text)
            if (c < ' ' && c is not ('\t' or '\r' or '\n'))
                throw SheetFaults.NotAWorkbook();
        return new(Path.GetFileNameWithoutExtension(fileName), [], Rows(text, Separator(text), limits, time));
    }

    private static string Decode(byte[] file)
    {
        if (Wide(file) is { } wide)
            return wide.GetString(file).TrimStart('\uFEFF');
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            try
            {
                return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(file).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                throw SheetFaults.Encoding();
            }
        }
    }

    /// <summary>UTF-16 by its mark; without one by the zero beside every separator and digit.</summary>
    private static Encoding? Wide(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..])
            return Encoding.Unicode;
        if (file is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode;
        var start = file.AsSpan(0, Math.Min(file.Length, 512) & ~1);
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }
        return even + odd == 0 || even > 0 && odd > 0 || 2 * Math.Max(even, odd) < start.Length / 20 ? null : odd > 0 ? Encoding.Unicode : Encoding.BigEndianUnicode;
    }

    // The sign that stands most often outside quotes in the first 20 lines.
    private static char Separator(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0, lines = 0;
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (c == ',')
                commas++;
            else if (c == ';')
                semicolons++;
            else if (c == '\t')
                tabs++;
            else if (c == '\n' && ++lines == 20)
                break;
        }
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static IEnumerable<SheetRow> Rows(string text, char separator, SheetLimits limits, ReadingTime time)
    {
        var field = new StringBuilder();
        var cells = new List<Cell>();
        var row = 1;
        var fields = 0;
        for (var i = 0; i < text.Length;)
        {
            if ((++fields & 0xFFF) == 0)
                time.Check();
            i = Field(text, i, separator, field, row, limits);
            var cell = Cell.OfText(Unwrap(field.ToString()));
            if (cells.Count >= limits.MaxColumns)
            {
                if (!cell.IsBlank)
                    throw SheetFaults.TooWide(row, limits);
            }
            else
                cells.Add(cell);
            if (i < text.Length && text[i] == separator)
            {
                if (++i == text.Length)
                    cells.Add(Cell.Empty);
                continue;
            }
            if (cells.Exists(c => !c.IsBlank))
                yield return new(row, Hidden: false, [.. cells]);
            row++;
            cells.Clear();
            if (i < text.Length && text[i] == '\r')
                i++;
            if (i < text.Length && text[i] == '\n')
                i++;
        }
        if (cells.Count > 0)
            yield return new(row, Hidden: false, [.. cells]);
    }

    /// <summary>Reads one field into <paramref name="field"/>; returns where its separator or line end stands.</summary>
    private static int Field(string text, int i, char separator, StringBuilder field, int row, SheetLimits limits)
    {
        field.Clear();
        if (text[i] == '"')
        {
            for (i++; ; i++)
            {
                if (i >= text.Length)
                    throw SheetFaults.OpenQuote(row);
                if (text[i] != '"')
                    field.Append(text[i]);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    break;
                if (field.Length > limits.MaxCellText)
                    throw SheetFaults.CellTooLong(row, limits);
            }
            i++;
        }
        var end = text.AsSpan(i).IndexOfAny(separator, '\r', '\n');
        var rest = end < 0 ? text.Length : i + end;
        if (field.Length + rest - i > limits.MaxCellText)
            throw SheetFaults.CellTooLong(row, limits);
        field.Append(text.AsSpan(i, rest - i));
        return rest;
    }

    // ="0123" is how people keep a program from turning digits into a number.
    private static string Unwrap(string field) =>
        field.Length > 3 && field.StartsWith("=\"", StringComparison.Ordinal) && field.EndsWith('"') ? field[2..^1] : field;
}
