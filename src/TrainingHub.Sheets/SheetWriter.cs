using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TrainingHub.Sheets;

/// <summary>How a column or a cell looks; the values are positions in the style part.</summary>
public enum CellStyle { Plain, Header, Text, Day, Money, Whole, Title, Wrong, Doubtful, Note }

/// <summary>A column to write.</summary>
/// <param name="Title">its heading</param>
/// <param name="Width">in characters of the default font</param>
/// <param name="Style">for its cells, empty ones too: a text column keeps numbers that people type as text</param>
/// <param name="Choices">words of a drop-down, together at most 255 characters</param>
public sealed record SheetColumn(string Title, double Width, CellStyle Style = CellStyle.Text, IReadOnlyList<string>? Choices = null);

/// <summary>Writes an .xlsx in one pass with constant memory. Text stays text: a cell is never a formula.</summary>
public sealed class SheetWriter(Stream stream) : IDisposable
{
    /// <summary>Media type of what is written.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int ListedRows = 2000;

    private readonly ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<SheetParts.Written> sheets = [];
    private IReadOnlyList<SheetColumn> columns = [];
    private StreamWriter? part;
    private string? title;
    private int row, cell, headerRow;

    /// <summary>Begins a sheet with frozen headings and, above them, a title across all columns when one is given.</summary>
    public void BeginSheet(string name, IReadOnlyList<SheetColumn> with, string? titled = null)
    {
        EndSheet();
        (columns, title, row, headerRow) = (with, titled, 0, titled == null ? 1 : 2);
        part = new StreamWriter(zip.CreateEntry($"xl/worksheets/sheet{sheets.Count + 1}.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
        sheets.Add(new(name, headerRow, columns.Count, 0));
        part.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{Main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""");
        part.Write($"""<sheetViews><sheetView workbookViewId="0"{(sheets.Count == 1 ? " tabSelected=\"1\"" : "")}><pane ySplit="{headerRow}" topLeftCell="A{headerRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        part.Write("""<sheetFormatPr defaultRowHeight="16"/><cols>""");
        for (var i = 0; i < columns.Count; i++)
            part.Write(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{columns[i].Width}" style="{(int)columns[i].Style}" customWidth="1"/>"""));
        part.Write("</cols><sheetData>");
        if (title != null)
            Row().Add(title, CellStyle.Title);
        Row();
        foreach (var column in columns)
            Add(column.Title, CellStyle.Header);
    }

    /// <summary>Begins the next row; its cells follow from the left.</summary>
    public SheetWriter Row()
    {
        EndRow();
        (row, cell) = (row + 1, 0);
        part!.Write($"""<row r="{row}">""");
        return this;
    }

    /// <summary>Text as it is; control characters and halves of surrogate pairs, which XML cannot hold, are left out.</summary>
    public SheetWriter Add(string? text, CellStyle? style = null)
    {
        if (string.IsNullOrEmpty(text))
            return style is null ? Skip() : Cell("/>", style, "");
        Cell(" t=\"inlineStr\"><is><t xml:space=\"preserve\">", style, "");
        SheetParts.WriteEscaped(part!, text.Length > 32_767 ? text[..32_767] : text);
        part!.Write("</t></is></c>");
        return this;
    }

    public SheetWriter Add(long number, CellStyle? style = null) => Cell("><v>", style, number.ToString(CultureInfo.InvariantCulture) + "</v></c>");

    public SheetWriter Add(DateOnly? day, CellStyle style = CellStyle.Day) => day is { } d
        ? Cell("><v>", style, (d.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture) + "</v></c>")
        : Skip();

    /// <summary>Fen, shown as yuan with two decimals.</summary>
    public SheetWriter AddMoney(long fen, CellStyle style = CellStyle.Money) =>
        Cell("><v>", style, (fen / 100m).ToString("0.00", CultureInfo.InvariantCulture) + "</v></c>");

    /// <summary>Leaves a cell empty.</summary>
    public SheetWriter Skip()
    {
        cell++;
        return this;
    }

    public void Dispose()
    {
        EndSheet();
        SheetParts.Write(zip, sheets);
        zip.Dispose();
    }

    private SheetWriter Cell(string head, CellStyle? style, string rest)
    {
        var look = style ?? (cell < columns.Count ? columns[cell].Style : CellStyle.Plain);
        part!.Write($"""<c r="{ColumnLetters.Of(cell++)}{row}" s="{(int)look}"{head}{rest}""");
        return this;
    }

    private void EndRow()
    {
        if (row > 0)
            part!.Write("</row>");
    }

    private void EndSheet()
    {
        if (part == null)
            return;
        EndRow();
        part.Write("</sheetData>");
        sheets[^1] = sheets[^1] with { Rows = row };
        var last = ColumnLetters.Of(columns.Count - 1);
        if (row > headerRow)
            part.Write($"""<autoFilter ref="A{headerRow}:{last}{row}"/>""");
        if (title != null && columns.Count > 1)
            part.Write($"""<mergeCells count="1"><mergeCell ref="A1:{last}1"/></mergeCells>""");
        WriteChoices();
        part.Write("""<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>""");
        part.Write("<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>");
        part.Dispose();
        part = null;
    }

    private void WriteChoices()
    {
        var listed = columns.Select((c, i) => (c.Choices, Letter: ColumnLetters.Of(i))).Where(c => c.Choices != null).ToList();
        if (listed.Count == 0)
            return;
        part!.Write($"""<dataValidations count="{listed.Count}">""");
        foreach (var (choices, letter) in listed)
        {
            var words = string.Join(',', choices!);
            if (words.Length > 255)
                throw new ArgumentException($"the choices of column {letter} are longer than 255 characters");
            part.Write($"""<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{letter}{headerRow + 1}:{letter}{Math.Max(row, headerRow + ListedRows)}"><formula1>"{words}"</formula1></dataValidation>""");
        }
        part.Write("</dataValidations>");
    }
}
