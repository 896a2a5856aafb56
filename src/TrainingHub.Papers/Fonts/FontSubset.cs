using System.Buffers.Binary;

namespace TrainingHub.Papers;

/// <summary>A small font with only the glyphs a document uses, numbered anew from 0.</summary>
internal sealed class FontSubset
{
    private readonly FontFace face;
    private readonly List<ushort> glyphs;
    private readonly Dictionary<ushort, ushort> numbers = [];

    /// <param name="face">the whole face</param>
    /// <param name="wanted">its glyphs in their new order; the first must be 0 (.notdef). Parts of composite glyphs are added behind them.</param>
    public FontSubset(FontFace face, IEnumerable<ushort> wanted)
    {
        this.face = face;
        glyphs = [.. wanted];
        for (var i = 0; i < glyphs.Count; i++)
            numbers.TryAdd(glyphs[i], (ushort)i);
        for (var i = 0; i < glyphs.Count; i++)
            foreach (var at in Parts(face.Outline(glyphs[i])))
            {
                var part = BinaryPrimitives.ReadUInt16BigEndian(face.Outline(glyphs[i])[at..]);
                if (numbers.TryAdd(part, (ushort)glyphs.Count))
                    glyphs.Add(part);
            }
    }

    /// <summary>Glyphs in the subset, the added parts included.</summary>
    public int Count => glyphs.Count;

    /// <summary>The subset's file, packed; outlines are pieces that its face has packed once.</summary>
    /// <param name="file">as <see cref="Sfnt.Assemble"/> makes it of the tables</param>
    public byte[] Pack(byte[] file)
    {
        using var zlib = new ZlibPieces(file.Length + 1024);
        var at = Sfnt.Tables(file)["glyf"].Offset;
        zlib.Add(file.AsSpan(0, at));
        foreach (var glyph in glyphs)
        {
            var outline = file.AsSpan(at, Sfnt.Padded(face.Outline(glyph).Length));
            if (Parts(outline).Count > 0)
                zlib.Add(outline); // its parts have numbers of this subset
            else if (outline.Length > 0)
                zlib.Add(face.PackedOutline(glyph), outline);
            at += outline.Length;
        }
        zlib.Add(file.AsSpan(at));
        return zlib.Finish();
    }

    /// <summary>The tables a PDF needs: outlines, widths, hinting programs; no names, no character map.</summary>
    public List<(string Tag, byte[] Data)> Tables()
    {
        var outlines = new byte[glyphs.Sum(g => Sfnt.Padded(face.Outline(g).Length))];
        var offsets = new byte[4 * (Count + 1)];
        var widths = new byte[4 * Count];
        var at = 0;
        for (var i = 0; i < Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * i), at);
            BinaryPrimitives.WriteUInt16BigEndian(widths.AsSpan(4 * i), (ushort)face.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(widths.AsSpan(4 * i + 2), face.LeftBearing(glyphs[i]));
            var outline = face.Outline(glyphs[i]);
            outline.CopyTo(outlines.AsSpan(at));
            foreach (var part in Parts(outline))
                BinaryPrimitives.WriteUInt16BigEndian(outlines.AsSpan(at + part), numbers[BinaryPrimitives.ReadUInt16BigEndian(outline[part..])]);
            at += Sfnt.Padded(outline.Length);
        }
        BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan(4 * Count), at);

        var head = face.Table("head").ToArray();
        head.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(50), 1);
        var hhea = face.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)Count);
        var maxp = face.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)Count);

        List<(string, byte[])> tables = [("head", head), ("hhea", hhea), ("maxp", maxp), ("hmtx", widths), ("loca", offsets), ("glyf", outlines)];
        foreach (var tag in new[] { "cvt ", "fpgm", "prep" })
            if (face.Has(tag))
                tables.Add((tag, face.Table(tag).ToArray()));
        return tables;
    }

    /// <summary>Where a composite outline names its parts; empty for a simple one.</summary>
    private static List<int> Parts(ReadOnlySpan<byte> outline)
    {
        const int words = 1, oneScale = 8, more = 0x20, twoScales = 0x40, matrix = 0x80;
        if (outline.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
            return [];
        var places = new List<int>();
        int at = 10, flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            places.Add(at + 2);
            at += 4 + ((flags & words) != 0 ? 4 : 2);
            at += (flags & oneScale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
        }
        while ((flags & more) != 0);
        return places;
    }
}
