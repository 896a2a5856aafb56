using System.Buffers.Binary;

namespace TrainingHub.Papers;

/// <summary>Which glyph stands for which code point: the font's cmap table, formats 4 and 12.</summary>
internal sealed class GlyphMap
{
    private readonly ushort[] plane0 = new ushort[65536];
    private readonly Dictionary<int, ushort> beyond = [];
    private readonly int glyphs;

    /// <exception cref="InvalidDataException">no Unicode map inside</exception>
    public GlyphMap(ReadOnlySpan<byte> cmap, int glyphCount)
    {
        glyphs = glyphCount;
        var map = cmap[Best(cmap)..];
        if (BinaryPrimitives.ReadUInt16BigEndian(map) == 12)
            ReadGroups(map);
        else
            ReadSegments(map);
    }

    /// <summary>0 when the font has none.</summary>
    public ushort this[int codePoint] => (uint)codePoint < 65536 ? plane0[codePoint] : beyond.GetValueOrDefault(codePoint);

    /// <summary>All code points of the font, ascending.</summary>
    public IEnumerable<int> CodePoints =>
        Enumerable.Range(0, 65536).Where(c => plane0[c] != 0).Concat(beyond.Keys.Order());

    private static int Best(ReadOnlySpan<byte> cmap)
    {
        int count = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]), best = -1, score = 0;
        for (var i = 0; i < count; i++)
        {
            var record = cmap.Slice(4 + 8 * i, 8);
            var offset = BinaryPrimitives.ReadInt32BigEndian(record[4..]);
            var format = BinaryPrimitives.ReadUInt16BigEndian(cmap[offset..]);
            var worth = (format, BinaryPrimitives.ReadUInt16BigEndian(record), BinaryPrimitives.ReadUInt16BigEndian(record[2..])) switch
            {
                (12, 3, 10) => 4,
                (12, 0, _) => 3,
                (4, 3, 1) => 2,
                (4, 0, _) => 1,
                _ => 0,
            };
            if (worth > score)
                (best, score) = (offset, worth);
        }
        return best >= 0 ? best : throw new InvalidDataException("the font has no Unicode character map");
    }

    private void ReadGroups(ReadOnlySpan<byte> map)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(map[12..]);
        for (var i = 0; i < count; i++)
        {
            var group = map.Slice(16 + 12 * i, 12);
            int first = BinaryPrimitives.ReadInt32BigEndian(group), last = BinaryPrimitives.ReadInt32BigEndian(group[4..]);
            var glyph = BinaryPrimitives.ReadInt32BigEndian(group[8..]);
            if (first < 0 || last > 0x10FFFF)
                throw new InvalidDataException("the character map names code points outside Unicode");
            for (var c = first; c <= last; c++)
                Add(c, glyph + c - first);
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> map)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(map[6..]) / 2;
        for (var i = 0; i < count; i++)
        {
            int last = BinaryPrimitives.ReadUInt16BigEndian(map[(14 + 2 * i)..]);
            int first = BinaryPrimitives.ReadUInt16BigEndian(map[(16 + 2 * count + 2 * i)..]);
            int delta = BinaryPrimitives.ReadUInt16BigEndian(map[(16 + 4 * count + 2 * i)..]);
            var at = 16 + 6 * count + 2 * i;
            int range = BinaryPrimitives.ReadUInt16BigEndian(map[at..]);
            for (var c = first; c <= last && c != 0xFFFF; c++)
            {
                var glyph = range == 0 ? c : BinaryPrimitives.ReadUInt16BigEndian(map[(at + range + 2 * (c - first))..]);
                if (range == 0 || glyph != 0)
                    Add(c, (glyph + delta) & 0xFFFF);
            }
        }
    }

    private void Add(int codePoint, int glyph)
    {
        if (glyph <= 0 || glyph >= glyphs)
            return;
        if (codePoint < 65536)
            plane0[codePoint] = (ushort)glyph;
        else
            beyond[codePoint] = (ushort)glyph;
    }
}
