using System.IO.Compression;

namespace TrainingHub.Papers;

/// <summary>
/// The characters a page uses of one face, numbered as they come. Two characters that share a glyph keep two numbers, so that
/// what is copied out of the PDF is what was written into it.
/// </summary>
internal sealed class PdfFont(FontFace face, string name)
{
    private readonly Dictionary<int, int> numbers = [];
    private readonly List<ushort> glyphs = [0];
    private readonly List<int> characters = [0];

    /// <summary>How the page's content calls it.</summary>
    public string Name => name;

    public FontFace Face => face;

    public int Number(Placed placed)
    {
        if (!numbers.TryGetValue(placed.Rune.Value, out var number))
        {
            numbers[placed.Rune.Value] = number = glyphs.Count;
            glyphs.Add(placed.Glyph);
            characters.Add(placed.Rune.Value);
        }
        return number;
    }

    /// <summary>Packs what is needed to write the font into the one file it was made for: fast.</summary>
    public PackedFont Pack() => Packed((subset, file) => subset.Pack(file), map =>
    {
        using var plain = new ZlibPieces(map.Length + 64);
        plain.Add(map);
        return plain.Finish();
    });

    /// <summary>The same as small as can be, for art that is packed once and copied into many files.</summary>
    public PackedFont PackSmall() => Packed((_, file) => PdfBytes.Deflate(file, CompressionLevel.SmallestSize), map => PdfBytes.Deflate(map, CompressionLevel.SmallestSize));

    private PackedFont Packed(Func<FontSubset, byte[], byte[]> pack, Func<byte[], byte[]> packMap)
    {
        var subset = new FontSubset(face, glyphs);
        var file = Sfnt.Assemble(subset.Tables());
        var all = new byte[(subset.Count + 7) / 8];
        for (var i = 0; i < subset.Count; i++)
            all[i >> 3] |= (byte)(0x80 >> (i & 7));
        return new PackedFont(name, $"{Tag()}+{face.Name}", face, Widths(), file.Length, pack(subset, file), packMap(ToUnicode()), all);
    }

    /// <summary>Six letters that differ with the glyphs, as PDF 1.7 (9.6.4) asks of a subset.</summary>
    private string Tag()
    {
        var hash = glyphs.Aggregate(2166136261u, (h, glyph) => (h ^ glyph) * 16777619u);
        return string.Create(6, hash, (letters, h) =>
        {
            for (var i = 0; i < letters.Length; i++, h /= 26)
                letters[i] = (char)('A' + h % 26);
        });
    }

    private string Widths()
    {
        using var list = new PdfBytes();
        for (var i = 0; i < glyphs.Count; i++)
        {
            var width = 1000.0 * face.Advance(glyphs[i]) / face.UnitsPerEm;
            if (Math.Abs(width - 1000) > 0.001)
                list.Add(i).Add("["u8).Add(width).Add("]"u8);
        }
        return System.Text.Encoding.ASCII.GetString(list.Span);
    }

    /// <summary>The table from numbers back to characters (PDF 1.7, 9.10.3), so that text can be searched and copied.</summary>
    private byte[] ToUnicode()
    {
        using var map = new PdfBytes();
        map.Add("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8);
        map.Add("/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"u8);
        const int atOnce = 100;
        for (var from = 1; from < characters.Count; from += atOnce)
        {
            var to = Math.Min(characters.Count, from + atOnce);
            map.Add(to - from).Add(" beginbfchar\n"u8);
            for (var i = from; i < to; i++)
            {
                map.Add("<"u8).AddHex(i).Add("><"u8);
                foreach (var unit in char.ConvertFromUtf32(characters[i]))
                    map.AddHex(unit);
                map.Add(">\n"u8);
            }
            map.Add("endbfchar\n"u8);
        }
        map.Add("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"u8);
        return map.Span.ToArray();
    }
}

/// <summary>A subset ready to be written.</summary>
internal sealed record PackedFont(
    string Name, string BaseName, FontFace Face, string Widths, int FileLength, byte[] File, byte[] ToUnicode, byte[] AllGlyphs)
{
    /// <returns>the number of the font object</returns>
    public int WriteTo(PdfFile pdf)
    {
        int font = pdf.Reserve(), descendant = pdf.Reserve(), descriptor = pdf.Reserve(), file = pdf.Reserve(), unicode = pdf.Reserve(), set = pdf.Reserve();
        pdf.Begin(font).Add("<</Type/Font/Subtype/Type0/BaseFont/"u8).Add(BaseName).Add("/Encoding/Identity-H/DescendantFonts["u8)
            .Add(descendant).Add(" 0 R]/ToUnicode "u8).Add(unicode).Add(" 0 R>>"u8);
        pdf.End();
        pdf.Begin(descendant).Add("<</Type/Font/Subtype/CIDFontType2/BaseFont/"u8).Add(BaseName)
            .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/DW 1000/FontDescriptor "u8)
            .Add(descriptor).Add(" 0 R/W["u8).Add(Widths).Add("]>>"u8);
        pdf.End();
        var k = 1000.0 / Face.UnitsPerEm;
        pdf.Begin(descriptor).Add("<</Type/FontDescriptor/FontName/"u8).Add(BaseName).Add("/Flags 4/FontBBox["u8)
            .Add(Face.Box.XMin * k).Add(Face.Box.YMin * k).Add(Face.Box.XMax * k).Add(Face.Box.YMax * k)
            .Add("]/ItalicAngle 0/Ascent "u8).Add(Face.Ascent * k).Add("/Descent "u8).Add(Face.Descent * k).Add("/CapHeight "u8).Add(Face.CapHeight * k)
            .Add("/StemV "u8).Add(Face.Weight >= 600 ? 140 : 80).Add("/CIDSet "u8).Add(set).Add(" 0 R/FontFile2 "u8).Add(file).Add(" 0 R>>"u8);
        pdf.End();
        pdf.Stream(file, $"/Length1 {FileLength}/Filter/FlateDecode", File);
        pdf.Stream(unicode, "/Filter/FlateDecode", ToUnicode);
        pdf.Stream(set, "", AllGlyphs);
        return font;
    }
}
