using System.Buffers.Binary;
using System.Text;
using TrainingHub.Papers;

namespace TrainingHub.Dev.CutFonts;

/// <summary>A whole font with some of its characters, under a name of our own (the Open Font License asks for that when a reserved name is changed).</summary>
internal static class FontCut
{
    public static byte[] Make(FontFace face, Func<int, bool> keep, string family, string style, string copyright)
    {
        var kept = face.CodePoints.Where(keep).ToList();
        var glyphs = new List<ushort> { 0 };
        var place = new Dictionary<ushort, int>();
        foreach (var c in kept)
            if (place.TryAdd(face.Glyph(c), glyphs.Count))
                glyphs.Add(face.Glyph(c));
        var tables = new FontSubset(face, glyphs).Tables();
        tables.Add(("cmap", CharacterMap([.. kept.Select(c => (c, place[face.Glyph(c)]))])));
        tables.Add(("name", Names(family, style, copyright)));
        tables.Add(("OS/2", face.Table("OS/2").ToArray()));
        tables.Add(("post", Post()));
        return Sfnt.Assemble(tables);
    }

    /// <summary>Format 12; neighbours in both orders share a group.</summary>
    private static byte[] CharacterMap(List<(int Code, int Glyph)> map)
    {
        var groups = new List<(int First, int Last, int Glyph)>();
        foreach (var (code, glyph) in map)
        {
            if (groups.Count > 0 && groups[^1] is var g && code == g.Last + 1 && glyph == g.Glyph + code - g.First)
                groups[^1] = g with { Last = code };
            else
                groups.Add((code, code, glyph));
        }
        var table = new byte[28 + 12 * groups.Count];
        var at = 0;
        Put16(0, 1, 3, 10);
        Put32(12);
        Put16(12, 0);
        Put32(16 + 12 * groups.Count, 0, groups.Count);
        foreach (var (first, last, glyph) in groups)
            Put32(first, last, glyph);
        return table;

        void Put16(params ReadOnlySpan<int> values)
        {
            foreach (var v in values)
            {
                BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)v);
                at += 2;
            }
        }

        void Put32(params ReadOnlySpan<int> values)
        {
            foreach (var v in values)
            {
                BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(at), v);
                at += 4;
            }
        }
    }

    private static byte[] Names(string family, string style, string copyright)
    {
        (int Id, string Text)[] names =
        [
            (0, copyright), (1, family), (2, style), (3, $"{family} {style}"), (4, $"{family} {style}"), (5, "Version 1.000"),
            (6, $"{family.Replace(" ", "", StringComparison.Ordinal)}-{style}"),
            (13, "This Font Software is licensed under the SIL Open Font License, Version 1.1."), (14, "https://openfontlicense.org"),
        ];
        var store = new List<byte>();
        var table = new byte[6 + 12 * names.Length];
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2), (ushort)names.Length);
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(4), (ushort)table.Length);
        for (var i = 0; i < names.Length; i++)
        {
            var text = Encoding.BigEndianUnicode.GetBytes(names[i].Text);
            int[] record = [3, 1, 0x409, names[i].Id, text.Length, store.Count];
            for (var k = 0; k < record.Length; k++)
                BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(6 + 12 * i + 2 * k), (ushort)record[k]);
            store.AddRange(text);
        }
        return [.. table, .. store];
    }

    private static byte[] Post()
    {
        var table = new byte[32];
        table[1] = 3; // no glyph names
        return table;
    }
}
