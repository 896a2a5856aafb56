using System.Buffers.Binary;

namespace TrainingHub.Sheets;

/// <summary>What the records of one worksheet tell beside the values of its cells.</summary>
internal sealed class XlsSheet(SheetLimits limits)
{
    /// <summary>Rows are written in blocks of 32; the reading library walks the whole span of a block again for each of them.</summary>
    private const int Block = 32;

    private readonly HashSet<int> hiddenRows = [];
    private readonly HashSet<(int Row, int Column)> formulas = [];
    private readonly Dictionary<(int Row, int Column), string> errors = [];
    private readonly List<MergedCells> merged = [];
    private int lastRow;

    public IReadOnlyList<MergedCells> Merged => merged;

    /// <param name="row">from 0</param>
    public bool IsHidden(int row) => hiddenRows.Contains(row);

    public bool IsFormula(int row, int column) => formulas.Contains((row, column));

    /// <summary>#N/A and its kin; null for cells without an error.</summary>
    public string? Error(int row, int column) => errors.GetValueOrDefault((row, column));

    public void Read(int type, ReadOnlySpan<byte> data)
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
            case 0x00E5 when data.Length >= 2: // MERGEDCELLS
                Merge(data);
                break;
        }
        if (type is 0x00FD or 0x0204 or 0x0203 or 0x027E or 0x00BD or 0x0006 or 0x0205 or 0x0201 or 0x00BE or 0x00D6 && data.Length >= 4)
            InOrder(BinaryPrimitives.ReadUInt16LittleEndian(data));
    }

    private void InOrder(int row)
    {
        if (row < lastRow - Block)
            throw SheetFaults.Structure();
        lastRow = Math.Max(lastRow, row);
    }

    private void Merge(ReadOnlySpan<byte> data)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(data), (data.Length - 2) / 8);
        if (merged.Count + count > limits.MaxMerged)
            throw SheetFaults.Structure();
        for (var i = 0; i < count; i++)
        {
            var range = data[(2 + 8 * i)..];
            int first = BinaryPrimitives.ReadUInt16LittleEndian(range), last = BinaryPrimitives.ReadUInt16LittleEndian(range[2..]);
            if (last > first)
                merged.Add(new(first + 1, last + 1, BinaryPrimitives.ReadUInt16LittleEndian(range[4..]), BinaryPrimitives.ReadUInt16LittleEndian(range[6..])));
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
