using System.Text;

namespace TrainingHub.Tests.Rules;

/// <summary>A minimal writer of .xls (BIFF8 in a compound file), for tests only.</summary>
internal sealed class XlsBook
{
    private readonly List<(string Name, byte State, List<byte> Cells)> sheets = [];
    private readonly List<byte> globals = [];

    public XlsBook Sheet(string name, byte state = 0)
    {
        sheets.Add((name, state, []));
        return this;
    }

    /// <summary>A record among the workbook's own, such as FILEPASS.</summary>
    public XlsBook Global(ushort type, params byte[] data)
    {
        Record(globals, type, data);
        return this;
    }

    public XlsBook Text(int row, int column, string text) =>
        Cell(0x0204, Place(row, column, 0), U16(text.Length), [1], Encoding.Unicode.GetBytes(text)); // LABEL

    public XlsBook Number(int row, int column, double value, int format = 0) => Cell(0x0203, Place(row, column, format), BitConverter.GetBytes(value));

    public XlsBook Error(int row, int column, byte code) => Cell(0x0205, Place(row, column, 0), [code, 1]);

    public XlsBook Formula(int row, int column, double result) =>
        Cell(0x0006, Place(row, column, 0), BitConverter.GetBytes(result), new byte[6], U16(3), [0x1E, 1, 0]); // =1

    public XlsBook Merged(int firstRow, int lastRow, int column) => Cell(0x00E5, U16(1), U16(firstRow), U16(lastRow), U16(column), U16(column));

    public XlsBook HiddenRow(int row) => Cell(0x0208, U16(row), U16(0), U16(20), U16(0), U16(0), U16(0), [0x20, 1], U16(0x0F));

    public byte[] Save(string stream = "Workbook", params (string Name, byte Type)[] others)
    {
        var head = new List<byte>();
        Record(head, 0x0809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]); // BOF, globals
        head.AddRange(globals);
        foreach (var format in new[] { 0, 14, 31 }) // XF 0-2: plain, short date, Chinese date
            Record(head, 0x00E0, [.. U16(0), .. U16(format), .. new byte[16]]);
        var bounds = sheets.Sum(s => 4 + 8 + 2 * s.Name.Length);
        var offset = head.Count + bounds + 4;
        foreach (var (name, state, cells) in sheets)
        {
            Record(head, 0x0085, [.. BitConverter.GetBytes(offset), state, 0, (byte)name.Length, 1, .. Encoding.Unicode.GetBytes(name)]);
            offset += 20 + cells.Count + 4;
        }
        Record(head, 0x000A, []);
        foreach (var (_, _, cells) in sheets)
        {
            Record(head, 0x0809, [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]); // BOF, sheet
            head.AddRange(cells);
            Record(head, 0x000A, []);
        }
        return Compound(stream, [.. head], others);
    }

    // Header, one sector of table, one of directory, then the stream; padded past the mini stream's bound of 4096 bytes.
    private static byte[] Compound(string name, byte[] stream, (string Name, byte Type)[] others)
    {
        var size = Math.Max(stream.Length, 4096);
        var sectors = (size + 511) / 512;
        var file = new MemoryStream();
        var header = new byte[512];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(header, 0);
        void Put(int at, params uint[] values)
        {
            foreach (var v in values)
            {
                BitConverter.GetBytes(v).CopyTo(header, at);
                at += 4;
            }
        }
        Put(24, 0x0003003E, 0x0009FFFE, 6);
        Put(44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0);
        for (var i = 1; i < 109; i++)
            Put(76 + 4 * i, 0xFFFFFFFF);
        file.Write(header);
        var table = Enumerable.Repeat(0xFFFFFFFF, 128).ToArray();
        (table[0], table[1]) = (0xFFFFFFFD, 0xFFFFFFFE);
        for (var i = 0; i < sectors; i++)
            table[2 + i] = i == sectors - 1 ? 0xFFFFFFFE : (uint)(3 + i);
        foreach (var entry in table)
            file.Write(BitConverter.GetBytes(entry));
        file.Write(Entry("Root Entry", 5, 0xFFFFFFFE, 0, 1));
        file.Write(Entry(name, 2, 2, (uint)size, others.Length > 0 ? 2u : 0xFFFFFFFF));
        for (var i = 0; i < 2; i++)
            file.Write(i < others.Length ? Entry(others[i].Name, others[i].Type, 0xFFFFFFFE, 0, 0xFFFFFFFF) : new byte[128]);
        Array.Resize(ref stream, sectors * 512);
        file.Write(stream);
        return file.ToArray();
    }

    private static byte[] Entry(string name, byte type, uint start, uint size, uint child)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.GetBytes((ushort)(2 * name.Length + 2)).CopyTo(entry, 64);
        (entry[66], entry[67]) = (type, 1);
        BitConverter.GetBytes(0xFFFFFFFF).CopyTo(entry, 68);
        BitConverter.GetBytes(type == 5 ? 0xFFFFFFFF : child).CopyTo(entry, 72);
        BitConverter.GetBytes(type == 5 ? child : 0xFFFFFFFF).CopyTo(entry, 76);
        BitConverter.GetBytes(start).CopyTo(entry, 116);
        BitConverter.GetBytes(size).CopyTo(entry, 120);
        return entry;
    }

    private XlsBook Cell(ushort type, params byte[][] data)
    {
        Record(sheets[^1].Cells, type, [.. data.SelectMany(d => d)]);
        return this;
    }

    private static byte[] Place(int row, int column, int format) => [.. U16(row), .. U16(column), .. U16(format)];

    private static byte[] U16(int value) => BitConverter.GetBytes((ushort)value);

    private static void Record(List<byte> to, ushort type, byte[] data)
    {
        to.AddRange(BitConverter.GetBytes(type));
        to.AddRange(BitConverter.GetBytes((ushort)data.Length));
        to.AddRange(data);
    }
}
