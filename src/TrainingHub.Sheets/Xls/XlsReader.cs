using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace TrainingHub.Sheets;

/// <summary>Old .xls through ExcelDataReader, after the file's own structure was checked.</summary>
internal static class XlsReader
{
    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Sheet Open(byte[] file, SheetLimits limits)
    {
        var ole = new OleFile(file);
        if (ole.Has("EncryptedPackage"))
            throw SheetFaults.Encrypted();
        if (ole.Has("_VBA_PROJECT_CUR") || ole.Has("_VBA_PROJECT"))
            throw SheetFaults.Macro();
        if (ole.HasStorage(s => s.StartsWith("MBD", StringComparison.Ordinal)) || ole.Has("\u0001Ole10Native"))
            throw SheetFaults.Embedded();
        var records = new XlsRecords(ole.Read("Workbook") ?? ole.Read("Book") ?? throw SheetFaults.NotAWorkbook());
        if (records.FirstVisible < 0)
            throw SheetFaults.NoVisibleSheet();

        using var reader = Start(file);
        var hidden = new List<string>();
        var name = "";
        do
        {
            if (reader.VisibleState != "visible")
                hidden.Add(reader.Name);
            else if (name.Length == 0)
                name = reader.Name;
        } while (reader.NextResult());
        return new(name, hidden, Rows(file, records, limits));
    }

    private static IExcelDataReader Start(byte[] file) => ExcelReaderFactory.CreateBinaryReader(
        new MemoryStream(file, writable: false), new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });

    private static IEnumerable<SheetRow> Rows(byte[] file, XlsRecords records, SheetLimits limits)
    {
        using var reader = Start(file);
        while (reader.VisibleState != "visible")
            if (!reader.NextResult())
                throw SheetFaults.NoVisibleSheet();
        for (var row = 0; reader.Read(); row++)
        {
            var width = 0;
            var cells = new Cell[Math.Min(reader.FieldCount, limits.MaxColumns)];
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var cell = ReadCell(reader, i, records, row);
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
                yield return new(row + 1, records.IsHidden(row), cells[..width]);
        }
    }

    private static Cell ReadCell(IExcelDataReader reader, int column, XlsRecords records, int row)
    {
        var formula = records.IsFormula(row, column);
        return reader.GetValue(column) switch
        {
            _ when records.Error(row, column) is { } error => new(CellKind.Error, error, formula),
            null or "" => formula ? new(CellKind.Text, "", true) : Cell.Empty,
            string text => new(CellKind.Text, text, formula),
            DateTime day => Cell.OfDate(day, formula),
            TimeSpan time => Cell.OfDate(DateTime.MinValue + time, formula),
            bool yes => new(CellKind.Bool, yes ? "TRUE" : "FALSE", formula),
            // The library takes the Chinese built-in date formats 27-36 and 50-58 for plain numbers.
            var number => NumberFormats.Cell(Convert.ToString(number, CultureInfo.InvariantCulture)!,
                NumberFormats.IsDate(reader.GetNumberFormatIndex(column)) || NumberFormats.IsDate(reader.GetNumberFormatString(column) ?? ""), records.Since1904, formula),
        };
    }
}
