using System.Globalization;
using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>Streams the rows of an .xlsx: memory depends on the shared texts, never on the size of the sheet.</summary>
internal static class XlsxReader
{
    public static SheetFile Open(byte[] file, SheetLimits limits, ReadingTime time)
    {
        var book = new XlsxBook(file, limits, time);
        List<string> hidden = [.. book.Sheets.Where(s => !s.Visible).Select(s => s.Name)];
        return new([.. book.Sheets.Where(s => s.Visible).Select(s => SheetOf(book, s.Name, s.Part, hidden, limits))], hidden, book.Pictures);
    }

    private static Sheet SheetOf(XlsxBook book, string name, string part, List<string> hidden, SheetLimits limits)
    {
        var merged = new List<MergedCells>();
        return new(name, hidden, Rows(book, part, merged, limits)) { Merged = merged };
    }

    private static IEnumerable<SheetRow> Rows(XlsxBook book, string part, List<MergedCells> merged, SheetLimits limits)
    {
        merged.Clear();
        using var reader = book.OpenSheet(part);
        var row = new XlsxRow(book, limits);
        var last = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 0 } && !reader.IsNamed("worksheet"))
                throw SheetFaults.Damaged();
            if (reader.IsAt(2, "mergeCell"))
                Merge(reader.GetAttribute("ref") ?? "", merged, limits);
            if (!reader.IsAt(2, "row"))
                continue;
            last = Number(reader.GetAttribute("r"), last);
            var hidden = reader.GetAttribute("hidden") is "1" or "true" || reader.GetAttribute("ht") is "0";
            if (!reader.IsEmptyElement && row.Read(reader, last) is { Length: > 0 } cells)
                yield return new(last, hidden, cells);
        }
    }

    // Rows come in order; a number that goes back or beyond the last row of any spreadsheet is a broken file.
    private static int Number(string? written, int last)
    {
        if (written == null)
            return last + 1;
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > last && number <= 1_048_576
            ? number : throw SheetFaults.Damaged();
    }

    private static void Merge(string range, List<MergedCells> merged, SheetLimits limits)
    {
        if (range.Split(':') is not [var from, var to] || Place(from) is not { } first || Place(to) is not { } last || last.Row <= first.Row)
            return;
        if (merged.Count >= limits.MaxMerged)
            throw SheetFaults.Structure();
        merged.Add(new(first.Row, last.Row, first.Column, last.Column));
    }

    private static (int Row, int Column)? Place(string place)
    {
        var digits = place.AsSpan().IndexOfAnyInRange('0', '9');
        return digits > 0 && int.TryParse(place.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, XlsxRow.Column(place)) : null;
    }
}

/// <summary>Reads one row element after another.</summary>
internal sealed class XlsxRow(XlsxBook book, SheetLimits limits)
{
    private readonly Cell[] cells = new Cell[limits.MaxColumns];
    private readonly XlsxText text = new(limits);

    /// <summary>The cells up to the last that holds something.</summary>
    public Cell[] Read(XmlReader reader, int row)
    {
        Array.Clear(cells);
        var depth = reader.Depth;
        int column = -1, width = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (!reader.IsAt(depth + 1, "c"))
                continue;
            column = reader.GetAttribute("r") is { } place ? Column(place) : column + 1;
            var cell = ReadCell(reader, row);
            if (cell.Kind == CellKind.Empty)
                continue;
            // Checked before the column is used: one cell at XFD1048576 must not cost anything.
            if (column >= limits.MaxColumns)
                throw SheetFaults.TooWide(row, limits);
            cells[column] = cell;
            width = Math.Max(width, column + 1);
        }
        return cells[..width];
    }

    /// <summary>The column of a place such as AB12, from 0.</summary>
    public static int Column(string place)
    {
        int column = 0, i = 0;
        for (; i < place.Length && place[i] is >= 'A' and <= 'Z'; i++)
        {
            column = column * 26 + place[i] - 'A' + 1;
            if (column > 16_384)
                throw SheetFaults.Damaged();
        }
        return column > 0 ? column - 1 : throw SheetFaults.Damaged();
    }

    private Cell ReadCell(XmlReader reader, int row)
    {
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : 0;
        if (reader.IsEmptyElement)
            return Cell.Empty;
        var depth = reader.Depth;
        var formula = false;
        var value = "";
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.IsAt(depth + 1, "f"))
                formula = true;
            else if (reader.IsAt(depth + 1, "v") || reader.IsAt(depth + 1, "is"))
                value = text.Read(reader, row);
        }
        return ToCell(type, value, style, formula);
    }

    private Cell ToCell(string? type, string value, int style, bool formula) => type switch
    {
        _ when value.Length == 0 => formula ? new(CellKind.Text, "", true) : Cell.Empty,
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < book.Texts.Count
            ? Cell.OfText(book.Texts[at], formula) : throw SheetFaults.Damaged(),
        "str" or "inlineStr" => Cell.OfText(value, formula),
        "b" => new(CellKind.Bool, value is "1" or "true" ? "TRUE" : "FALSE", formula),
        "e" => new(CellKind.Error, value, formula),
        "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day)
            ? Cell.OfDate(day, formula) : new(CellKind.Text, value, formula),
        _ => NumberFormats.Cell(value, book.IsDateStyle(style), book.Since1904, formula),
    };
}
