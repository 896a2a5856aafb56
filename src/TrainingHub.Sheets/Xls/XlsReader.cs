using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace TrainingHub.Sheets;

/// <summary>Old .xls through ExcelDataReader, after the file's own structure was checked.</summary>
internal static class XlsReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static SheetFile Open(byte[] file, SheetLimits limits, ReadingTime time)
    {
        var ole = new OleFile(file, time);
        if (ole.Has("EncryptedPackage"))
            throw SheetFaults.Encrypted();
        if (ole.Has("_VBA_PROJECT_CUR") || ole.Has("_VBA_PROJECT"))
            throw SheetFaults.Macro();
        if (ole.HasStorage(s => s.StartsWith("MBD", StringComparison.Ordinal)) || ole.Has("\u0001Ole10Native"))
            throw SheetFaults.Embedded();
        var records = new XlsRecords(ole.Read("Workbook") ?? ole.Read("Book") ?? throw SheetFaults.NotAWorkbook(), limits, time);
        if (!records.HasVisible)
            return new([], [], 0);

        using var reader = Start(file, time);
        var hidden = new List<string>();
        var sheets = new List<Sheet>();
        var index = 0;
        do
        {
            if (reader.VisibleState == "visible")
                sheets.Add(SheetOf(reader.Name, index, hidden));
            else
                hidden.Add(reader.Name);
            index++;
        } while (reader.NextResult());
        return new(sheets, hidden, records.Pictures);

        Sheet SheetOf(string name, int at, List<string> hiddenOnes)
        {
            var merged = new List<MergedCells>();
            return new(name, hiddenOnes, Rows(file, records, at, merged, limits, time)) { Merged = merged };
        }
    }

    private static IExcelDataReader Start(byte[] file, ReadingTime time) => ExcelReaderFactory.CreateBinaryReader(
        new TimedStream(file, time), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });

    private static IEnumerable<SheetRow> Rows(byte[] file, XlsRecords records, int index, List<MergedCells> merged, SheetLimits limits, ReadingTime time)
    {
        var facts = records.Sheet(index);
        merged.Clear();
        merged.AddRange(facts.Merged);
        using var reader = Start(file, time);
        for (var i = 0; i < index; i++)
            if (!reader.NextResult())
                throw SheetFaults.Damaged();
        for (var row = 0; reader.Read(); row++)
        {
            time.Check();
            var width = 0;
            var cells = new Cell[Math.Min(reader.FieldCount, limits.MaxColumns)];
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var cell = ReadCell(reader, i, facts, row, records.Since1904);
                if (cell.Kind == CellKind.Empty)
                    continue;
                if (i >= limits.MaxColumns)
                    throw SheetFaults.TooWide(row + 1, limits);
                if (cell.Text.Length > limits.MaxCellText)
                    throw SheetFaults.CellTooLong(row + 1, limits);
                cells[i] = cell;
                width = i + 1;
            }
            if (width > 0)
                yield return new(row + 1, facts.IsHidden(row), cells[..width]);
        }
    }

    private static Cell ReadCell(IExcelDataReader reader, int column, XlsSheet facts, int row, bool since1904)
    {
        var formula = facts.IsFormula(row, column);
        return reader.GetValue(column) switch
        {
            _ when facts.Error(row, column) is { } error => new(CellKind.Error, error, formula),
            null or "" => formula ? new(CellKind.Text, "", true) : Cell.Empty,
            string text => Cell.OfText(text, formula),
            DateTime day => Cell.OfDate(day, formula),
            TimeSpan time => Cell.OfDate(DateTime.MinValue + time, formula),
            bool yes => new(CellKind.Bool, yes ? "TRUE" : "FALSE", formula),
            // The library takes the Chinese built-in date formats 27-36 and 50-58 for plain numbers.
            var number => NumberFormats.Cell(Convert.ToString(number, CultureInfo.InvariantCulture)!,
                NumberFormats.IsDate(reader.GetNumberFormatIndex(column)) || NumberFormats.IsDate(reader.GetNumberFormatString(column) ?? ""), since1904, formula),
        };
    }
}
