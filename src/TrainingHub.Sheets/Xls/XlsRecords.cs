using System.Buffers.Binary;

namespace TrainingHub.Sheets;

/// <summary>
/// What an importer must know of an .xls and the reading library does not tell or does not bound: hidden rows, cells with
/// formulas, merged cells, the calendar, a password, links to other files, how many texts there are. Walks the records (type,
/// length, data) of the workbook stream.
/// </summary>
internal sealed class XlsRecords
{
    private readonly byte[] book;
    private readonly SheetLimits limits;
    private readonly ReadingTime time;
    private readonly List<(int Offset, bool Visible)> sheets = [];

    public XlsRecords(byte[] book, SheetLimits limits, ReadingTime time)
    {
        (this.book, this.limits, this.time) = (book, limits, time);
        Walk(0, ReadGlobal);
    }

    private delegate void Record(int type, ReadOnlySpan<byte> data);

    public bool HasVisible => sheets.Exists(s => s.Visible);

    public bool Since1904 { get; private set; }

    /// <summary>Pictures that the workbook keeps; more than one cell may show the same.</summary>
    public int Pictures { get; private set; }

    /// <param name="index">among the worksheets, hidden ones included</param>
    public XlsSheet Sheet(int index)
    {
        if (index >= sheets.Count)
            throw SheetFaults.Damaged();
        var sheet = new XlsSheet(limits);
        Walk(sheets[index].Offset, sheet.Read);
        return sheet;
    }

    private void Walk(int offset, Record read)
    {
        var depth = 0;
        for (var records = 0; offset >= 0 && offset + 4 <= book.Length; records++)
        {
            if ((records & 0xFFF) == 0)
                time.Check();
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
                if (sheets.Count >= limits.MaxSheets)
                    throw SheetFaults.TooManySheets(limits);
                sheets.Add((BinaryPrimitives.ReadInt32LittleEndian(data), (data[4] & 3) == 0));
                break;
            case 0x00FC when data.Length >= 8: // SST
                if (BinaryPrimitives.ReadUInt32LittleEndian(data[4..]) > limits.MaxTexts)
                    throw SheetFaults.TooMuchText();
                break;
            case 0x00EB: // MSODRAWINGGROUP: the pictures
                Pictures++;
                break;
            case 0x01AE when data.Length >= 4 && IsExternalBook(data): // SUPBOOK
                throw SheetFaults.External();
        }
    }

    // 0x0401 is the workbook itself, 0x3A01 an add-in function; everything else names another file.
    private static bool IsExternalBook(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16LittleEndian(data[2..]) is not (0x0401 or 0x3A01);
}
