using System.Buffers.Binary;
using System.Text;

namespace TrainingHub.Sheets;

/// <summary>The compound file around an .xls (MS-CFB): its streams, every chain walked with a bound and every offset checked.</summary>
internal sealed class OleFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const int HeaderSize = 512, EntrySize = 128, MiniSize = 64;

    private readonly byte[] file;
    private readonly int sectorSize;
    private readonly uint[] fat;
    private readonly List<(string Name, byte Type, uint Start, uint Size)> entries = [];
    private readonly ReadingTime time;

    public OleFile(byte[] file, ReadingTime time)
    {
        (this.file, this.time) = (file, time);
        if (file.Length < HeaderSize)
            throw SheetFaults.Damaged();
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12))
            throw SheetFaults.Damaged();
        sectorSize = 1 << shift;
        fat = ReadFat();
        ReadEntries();
    }

    public bool Has(string name) => entries.Exists(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public bool HasStorage(Predicate<string> name) => entries.Exists(e => e.Type == 1 && name(e.Name));

    /// <summary>The bytes of a stream; null when there is none of that name.</summary>
    public byte[]? Read(string name)
    {
        var (_, type, start, size) = entries.Find(e => e.Type == 2 && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (type != 2)
            return null;
        if (size > file.Length)
            throw SheetFaults.Damaged();
        var bytes = size < U32(56) ? ReadMini(start, size) : Chain(start);
        return bytes.Length >= size ? bytes[..(int)size] : throw SheetFaults.Damaged();
    }

    private uint U32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(offset));

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var offset = (number + 1L) * sectorSize;
        if (offset >= file.Length)
            throw SheetFaults.Damaged();
        return file.AsSpan((int)offset, (int)Math.Min(sectorSize, file.Length - offset));
    }

    // The first 109 sectors of the table are named in the header, the rest in a chain of their own.
    private uint[] ReadFat()
    {
        var table = new List<uint>();
        var most = file.Length / sectorSize + 1;
        void Add(uint sector)
        {
            if (sector >= 0xFFFFFFFA)
                return;
            if (table.Count > most + sectorSize)
                throw SheetFaults.Damaged();
            var bytes = Sector(sector);
            for (var i = 0; i + 4 <= bytes.Length; i += 4)
                table.Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]));
        }

        for (var i = 0; i < 109; i++)
            Add(U32(76 + 4 * i));
        var next = U32(68);
        for (var guard = 0; next < 0xFFFFFFFA; guard++)
        {
            if (guard > most)
                throw SheetFaults.Damaged();
            var bytes = Sector(next).ToArray();
            for (var i = 0; i + 8 <= bytes.Length; i += 4)
                Add(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i)));
            next = bytes.Length == sectorSize ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(sectorSize - 4)) : throw SheetFaults.Damaged();
        }
        return [.. table];
    }

    private byte[] Chain(uint start)
    {
        var bytes = new MemoryStream();
        time.Check();
        for (var sector = start; sector != EndOfChain; sector = fat[sector])
        {
            // A chain longer than the file runs in a circle.
            if (sector >= fat.Length || bytes.Length > file.Length)
                throw SheetFaults.Damaged();
            bytes.Write(Sector(sector));
        }
        return bytes.ToArray();
    }

    private byte[] ReadMini(uint start, uint size)
    {
        var root = entries.Find(e => e.Type == 5);
        var mini = Chain(root.Start);
        var table = Chain(U32(60));
        var bytes = new MemoryStream();
        for (var sector = start; bytes.Length < size;)
        {
            if ((sector + 1L) * MiniSize > mini.Length || (sector + 1L) * 4 > table.Length)
                throw SheetFaults.Damaged();
            bytes.Write(mini, (int)sector * MiniSize, MiniSize);
            sector = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan((int)sector * 4));
        }
        return bytes.ToArray();
    }

    private void ReadEntries()
    {
        var directory = Chain(U32(48));
        for (var at = 0; at + EntrySize <= directory.Length; at += EntrySize)
        {
            var entry = directory.AsSpan(at, EntrySize);
            var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
            if (entry[66] is 1 or 2 or 5)
                entries.Add((Encoding.Unicode.GetString(entry[..length]), entry[66],
                    BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
        }
    }
}
