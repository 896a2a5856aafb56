using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>The table folder every TrueType file begins with: reading it and putting a new one together (OpenType, "Organization of an OpenType font").</summary>
internal static class Sfnt
{
    private const uint TrueType = 0x00010000, AppleTrueType = 0x74727565, Collection = 0x74746366;

    /// <summary>Length in bytes of the folder that starts the file; the first 12 bytes must be given.</summary>
    public static int FolderLength(ReadOnlySpan<byte> start) => 12 + 16 * BinaryPrimitives.ReadUInt16BigEndian(start[4..]);

    /// <summary>Where each table lies. Whoever reads the tables checks that they lie inside the file.</summary>
    /// <exception cref="InvalidDataException">not a TrueType file with outlines of its own</exception>
    public static Dictionary<string, (int Offset, int Length)> Tables(ReadOnlySpan<byte> data)
    {
        var kind = BinaryPrimitives.ReadUInt32BigEndian(data);
        if (kind == Collection)
            throw new InvalidDataException("a collection of fonts (.ttc) is not read; take a single .ttf file");
        if (kind is not (TrueType or AppleTrueType))
            throw new InvalidDataException("not a TrueType font with glyf outlines");
        var count = BinaryPrimitives.ReadUInt16BigEndian(data[4..]);
        var tables = new Dictionary<string, (int, int)>(count);
        for (var i = 0; i < count; i++)
        {
            var entry = data.Slice(12 + 16 * i, 16);
            tables[Encoding.ASCII.GetString(entry[..4])] = (BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
        }
        return tables;
    }

    /// <summary>A font file from its tables, with checksums; tables are laid down in the order of their tags.</summary>
    public static byte[] Assemble(IEnumerable<(string Tag, byte[] Data)> parts)
    {
        var tables = parts.OrderBy(p => p.Tag, StringComparer.Ordinal).ToList();
        var offset = 12 + 16 * tables.Count;
        var file = new byte[offset + tables.Sum(t => Padded(t.Data.Length))];
        var power = BitOperations.Log2((uint)tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, TrueType);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * tables.Count - (16 << power)));
        var head = 0;
        for (var i = 0; i < tables.Count; i++)
        {
            var (tag, data) = tables[i];
            data.CopyTo(file, offset);
            if (tag == "head")
                head = offset;
            var entry = file.AsSpan(12 + 16 * i, 16);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(offset, Padded(data.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)data.Length);
            offset += Padded(data.Length);
        }
        if (head > 0)
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBAu - Sum(file));
        return file;
    }

    public static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
            sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        return sum;
    }
}
