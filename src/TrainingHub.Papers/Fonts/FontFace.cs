using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>A TrueType face with glyf outlines, read once, never changed, safe to share between threads. Lengths are in font units.</summary>
internal sealed class FontFace
{
    private readonly byte[] data;
    private readonly Dictionary<string, (int Offset, int Length)> tables;
    private readonly GlyphMap map;
    private readonly ConcurrentDictionary<int, byte[]> packed = [];
    private readonly int widths;
    private readonly int widthsAt;
    private readonly int offsetsAt;
    private readonly (int Offset, int Length) outlines;
    private readonly bool longOffsets;

    /// <exception cref="InvalidDataException">collections, CFF outlines, variable or damaged fonts</exception>
    public FontFace(byte[] file)
    {
        data = file;
        tables = Sfnt.Tables(file);
        foreach (var (tag, (offset, length)) in tables)
            if (offset < 0 || length < 0 || offset > file.Length - length)
                throw new InvalidDataException($"the font's table {tag} reaches past the end of the file");
        foreach (var tag in new[] { "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap" })
            if (!tables.ContainsKey(tag))
                throw new InvalidDataException($"the font has no table {tag}");
        if (tables.ContainsKey("fvar"))
            throw new InvalidDataException("a variable font must be cut to one weight first");
        int head = tables["head"].Offset, hhea = tables["hhea"].Offset;
        UnitsPerEm = U16(head + 18);
        Box = (S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42));
        longOffsets = U16(head + 50) == 1;
        (Ascent, Descent) = (S16(hhea + 4), S16(hhea + 6));
        widths = U16(hhea + 34);
        (widthsAt, offsetsAt, outlines) = (tables["hmtx"].Offset, tables["loca"].Offset, tables["glyf"]);
        GlyphCount = U16(tables["maxp"].Offset + 4);
        map = new GlyphMap(Table("cmap"), GlyphCount);
        if (tables.TryGetValue("OS/2", out var os2))
        {
            Weight = U16(os2.Offset + 4);
            if (U16(os2.Offset) >= 2)
                CapHeight = S16(os2.Offset + 88);
        }
        if (CapHeight == 0)
            CapHeight = (short)(Ascent * 7 / 10);
        Name = ReadName();
    }

    /// <summary>Unpacks a brotli-packed font straight into one array of its exact size.</summary>
    public static FontFace Unpack(Stream packed)
    {
        using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
        var start = new byte[12];
        brotli.ReadExactly(start);
        var folder = new byte[Sfnt.FolderLength(start)];
        start.CopyTo(folder, 0);
        brotli.ReadExactly(folder.AsSpan(12));
        var file = new byte[Sfnt.Tables(folder).Values.Max(t => Sfnt.Padded(t.Offset + t.Length))];
        folder.CopyTo(file, 0);
        brotli.ReadExactly(file.AsSpan(folder.Length));
        return new FontFace(file);
    }

    /// <summary>The PostScript name, plain ASCII.</summary>
    public string Name { get; }
    public int UnitsPerEm { get; }
    public int GlyphCount { get; }
    public short Ascent { get; }
    public short Descent { get; }
    public short CapHeight { get; }
    public int Weight { get; }
    public (short XMin, short YMin, short XMax, short YMax) Box { get; }
    public IEnumerable<int> CodePoints => map.CodePoints;

    /// <summary>0 when the face has no glyph for the code point.</summary>
    public ushort Glyph(int codePoint) => map[codePoint];

    public int Advance(int glyph) => U16(widthsAt + 4 * Math.Min(glyph, widths - 1));

    public short LeftBearing(int glyph) => S16(widthsAt + (glyph < widths ? 4 * glyph + 2 : 4 * widths + 2 * (glyph - widths)));

    /// <summary>Whether the face can print the character: a glyph that is mapped but blank is as bad as none, unless it is a space.</summary>
    public bool Prints(Rune rune) => map[rune.Value] is not 0 and var glyph && (Outline(glyph).Length > 0 || Rune.IsWhiteSpace(rune));

    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = longOffsets
            ? (U32(offsetsAt + 4 * glyph), U32(offsetsAt + 4 * glyph + 4))
            : (2 * U16(offsetsAt + 2 * glyph), 2 * U16(offsetsAt + 2 * glyph + 2));
        return data.AsSpan(outlines.Offset, outlines.Length)[from..to];
    }

    /// <summary>An outline as a piece of a zlib stream, filled up to whole words: packed when it is first printed, then only copied.</summary>
    public byte[] PackedOutline(int glyph) => packed.GetOrAdd(glyph, g =>
    {
        var whole = new byte[Sfnt.Padded(Outline(g).Length)];
        Outline(g).CopyTo(whole);
        return ZlibPieces.Pack(whole);
    });

    public bool Has(string tag) => tables.ContainsKey(tag);

    public ReadOnlySpan<byte> Table(string tag) => data.AsSpan(tables[tag].Offset, tables[tag].Length);

    private string ReadName()
    {
        if (!tables.TryGetValue("name", out var names))
            return "Font";
        var store = names.Offset + U16(names.Offset + 4);
        for (var i = 0; i < U16(names.Offset + 2); i++)
        {
            var record = names.Offset + 6 + 12 * i;
            if (U16(record) != 3 || U16(record + 6) != 6)
                continue;
            var name = Encoding.BigEndianUnicode.GetString(data, store + U16(record + 10), U16(record + 8));
            return string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        }
        return "Font";
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));
    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));
    private int U32(int at) => BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
}
