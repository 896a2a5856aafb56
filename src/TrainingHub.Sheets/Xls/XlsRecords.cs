using System.Buffers.Binary;

namespace TrainingHub.Sheets;

/// <summary>
/// What an importer must know of an .xls and the reading library does not tell: hidden rows, cells with formulas,
/// the calendar, a password, links to other files. Walks the records (type, length, data) of the workbook stream once.
/// </summary>
internal sealed class XlsRecords
{
    private readonly byte[] book;
    private readonly List<(int Offset, bool Visible)> sheets = [];
    private readonly HashSet<int> hiddenRows = [];
    private readonly HashSet<(int Row, int Column)> formulas = [];
    private readonly Dictionary<(int Row, int Column), string> errors = [];

    public XlsRecords(byte[] book)
    {
        this.book = book;
        Walk(0, ReadGlobal);
        FirstVisible = sheets.FindIndex(s => s.Visible);
        if (FirstVisible >= 0)
            Walk(sheets[FirstVisible].Offset, ReadInSheet);
    }

    /// <summary>Index among the worksheets; -1 when all are hidden.</summary>
    public int FirstVisible { get; }

    public bool Since1904 { get; private set; }

    /// <param name="row">from 0</param>
    public bool IsHidden(int row) => hiddenRows.Contains(row);

    public bool IsFormula(int row, int column) => formulas.Contains((row, column));

    /// <summary>#N/A and its kin; null for cells without an error.</summary>
    public string? Error(int row, int column) => errors.GetValueOrDefault((row, column));

    private void Walk(int offset, Action<int, ReadOnlySpan<byte>> read)
    {
        var depth = 0;
        while (offset >= 0 && offset + 4 <= book.Length)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(offset));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(offset + 2));
            offset += 4;
            if (offset + length > book.Length)
                throw SheetFaults.Damaged();
            // Charts inside a sheet bring their own begin and end.
            if (type is 0x0809 or 0x0409 or 0x0209 or 0x0009)
                depth++;
            else if (type == 0x000A && --depth <= 0)
                return;
            if (depth == 1)
                read(type, book.AsSpan(offset, length));
            offset += length;
        }
        throw SheetFaults.Damaged();
    }

    private void ReadGlobal(int type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case 0x002F: // FILEPASS
                throw SheetFaults.Encrypted();
            case 0x0022 when data.Length >= 2: // DATE1904
                Since1904 = data[0] == 1;
                break;
            case 0x0085 when data.Length >= 6 && data[5] == 1: // BOUNDSHEET: Excel 4 macro sheet
                throw SheetFaults.Macro();
            case 0x0085 when data.Length >= 6 && data[5] == 0: // BOUNDSHEET: worksheet
                sheets.Add((BinaryPrimitives.ReadInt32LittleEndian(data), (data[4] & 3) == 0));
                break;
            case 0x01AE when data.Length >= 4 && IsExternalBook(data): // SUPBOOK
                throw SheetFaults.External();
        }
    }

    // 0x0401 is the workbook itself, 0x3A01 an add-in function; everything else names another file.
    private static bool IsExternalBook(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16LittleEndian(data[2..]) is not (0x0401 or 0x3A01);

    private void ReadInSheet(int type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case 0x0208 when data.Length >= 16 && (data[12] & 0x20) != 0: // ROW with zero height
                hiddenRows.Add(BinaryPrimitives.ReadUInt16LittleEndian(data));
                break;
            case 0x0006 or 0x0206 or 0x0406 when data.Length >= 14: // FORMULA; its result is an error where bytes 12-13 are FFFF and byte 6 is 2
                formulas.Add(Place(data));
                if (data[12] == 0xFF && data[13] == 0xFF && data[6] == 2)
                    errors[Place(data)] = ErrorWord(data[8]);
                break;
            case 0x0205 when data.Length >= 8 && data[7] == 1: // BOOLERR
                errors[Place(data)] = ErrorWord(data[6]);
                break;
        }
    }

    private static (int Row, int Column) Place(ReadOnlySpan<byte> data) =>
        (BinaryPrimitives.ReadUInt16LittleEndian(data), BinaryPrimitives.ReadUInt16LittleEndian(data[2..]));

    private static string ErrorWord(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
}
