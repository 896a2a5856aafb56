using System.Globalization;
using System.IO.Compression;
using System.Text;
using TrainingHub.Sheets;

namespace TrainingHub.Tests.Rules;

/// <summary>Makes small files that would cost a careless reader gigabytes or minutes, and ordinary ones beside them.</summary>
internal static class HostileShapes
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>Each with the code of its refusal; empty for what is read.</summary>
    public static IReadOnlyList<(string Shape, string Code)> All { get; } =
    [
        ("12 million nested tags", "sheet.structure"),
        ("2 million attributes", "sheet.structure"),
        ("120,000 sheets and 200,000 relations", "sheet.too-many-sheets"),
        ("4 million empty shared texts", "sheet.too-much-text"),
        ("36 MB of shared texts", "sheet.too-much-text"),
        ("36 MB of texts in cells", "sheet.too-much-text"),
        ("a 40 MB sheet name", "sheet.structure"),
        ("2 million names of elements", "sheet.structure"),
        ("a name of 10 MB", "sheet.structure"),
        ("3 million formats", "sheet.structure"),
        ("1 million merged cells", "sheet.structure"),
        ("65,000 pictures", "sheet.too-many-parts"),
        ("40 MB of a comment", "sheet.no-visible-sheet"),
        ("40 MB of text that nobody reads", "sheet.no-visible-sheet"),
        ("3 million texts of an .xls", "sheet.too-much-text"),
        ("rows of an .xls in no order", "sheet.structure"),
        ("10 MB of line ends", ""),
        ("10 MB of separators", ""),
        ("one field of 10 MB", "sheet.cell-too-long"),
    ];

    /// <summary>The shape as a file, with the name it would come under.</summary>
    public static (byte[] File, string Name) Made(string shape) => shape switch
    {
        "12 million nested tags" => Xlsx(("xl/worksheets/sheet1.xml", Nested)),
        "2 million attributes" => Xlsx(("xl/worksheets/sheet1.xml", w => Numbered(w, $"<worksheet {Main}><sheetData><row", " a{0}=\"\"", 2_000_000, "/></sheetData></worksheet>"))),
        "120,000 sheets and 200,000 relations" => Xlsx(
            ("xl/workbook.xml", w => Numbered(w, $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>", "<sheet name=\"s{0}\" sheetId=\"{0}\" r:id=\"r{0}\"/>", 120_000, "</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", w => Numbered(w, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">", "<Relationship Id=\"r{0}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>", 200_000, "</Relationships>"))),
        "4 million empty shared texts" => Xlsx(("xl/sharedStrings.xml", w => Repeat(w, $"<sst {Main}>", "<si/>", 4_000_000, "</sst>"))),
        "36 MB of shared texts" => Xlsx(("xl/sharedStrings.xml", w => Repeat(w, $"<sst {Main}>", $"<si><t>{Varied(30_000)}</t></si>", 600, "</sst>"))),
        "36 MB of texts in cells" => Xlsx(("xl/worksheets/sheet1.xml", w => Repeat(w, $"<worksheet {Main}><sheetData>", $"<row><c t=\"inlineStr\"><is><t>{Varied(30_000)}</t></is></c></row>", 600, "</sheetData></worksheet>"))),
        "a 40 MB sheet name" => Xlsx(("xl/workbook.xml", w => Repeat(w, $"<workbook {Main}><sheets><sheet name=\"", Varied(1000), 40_000, "\"/></sheets></workbook>"))),
        "2 million names of elements" => Xlsx(("xl/worksheets/sheet1.xml", w => Numbered(w, $"<worksheet {Main}>", "<n{0}/>", 2_000_000, "</worksheet>"))),
        "a name of 10 MB" => Xlsx(("xl/worksheets/sheet1.xml", w => Repeat(w, $"<worksheet {Main}><", Varied(1000), 10_000, "/></worksheet>"))),
        "3 million formats" => Xlsx(("xl/styles.xml", w => Repeat(w, $"<styleSheet {Main}><cellXfs>", "<xf/>", 3_000_000, "</cellXfs></styleSheet>"))),
        "1 million merged cells" => Xlsx(("xl/worksheets/sheet1.xml", w => Numbered(w, $"<worksheet {Main}><sheetData/><mergeCells>", "<mergeCell ref=\"A1:B9\"/>", 1_000_000, "</mergeCells></worksheet>"))),
        "65,000 pictures" => Xlsx([.. Enumerable.Range(0, 65_000).Select(i => ($"xl/media/{i}.png", (Action<TextWriter>)(_ => { })))]),
        "40 MB of a comment" => Xlsx(("xl/workbook.xml", w => Repeat(w, $"<workbook {Main}><!--", Varied(1000), 40_000, "--></workbook>"))),
        "40 MB of text that nobody reads" => Xlsx(("xl/workbook.xml", w => Repeat(w, $"<workbook {Main}>", Varied(1000), 40_000, "</workbook>"))),
        "3 million texts of an .xls" => (new XlsBook().Global(0x00FC, [.. BitConverter.GetBytes(3_000_000), .. BitConverter.GetBytes(3_000_000)]).Sheet("a").Text(0, 0, "姓名").Save(), "a.xls"),
        "rows of an .xls in no order" => (Enumerable.Range(0, 200).Aggregate(new XlsBook().Sheet("a"), (book, i) => book.Text(i % 2 * 40_000 + i, 0, "x")).Save(), "a.xls"),
        "10 MB of line ends" => (Encoding.ASCII.GetBytes("a" + new string('\n', (10 << 20) - 1)), "a.csv"),
        "10 MB of separators" => (Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("a" + new string(',', 190) + "\n", 50_000))), "a.csv"),
        "one field of 10 MB" => (Encoding.ASCII.GetBytes("\"" + new string('a', (10 << 20) - 2) + "\""), "a.csv"),
        "20,000 ordinary rows" => (Ordinary(20_000), "a.xlsx"),
        _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, null),
    };

    private static byte[] Ordinary(int rows)
    {
        var file = new MemoryStream();
        using (var sheets = new SheetWriter(file))
        {
            sheets.BeginSheet("名册", [.. Enumerable.Range(0, 10).Select(i => new SheetColumn($"列{i}", 12))]);
            for (var row = 1; row < rows; row++)
            {
                sheets.Row();
                for (var i = 0; i < 10; i++)
                    sheets.Add($"值{row * 31 % 977}-{i}");
            }
        }
        return file.ToArray();
    }

    /// <summary>An .xlsx of one empty sheet with these parts in place of, or beside, the usual ones.</summary>
    private static (byte[], string) Xlsx(params (string Part, Action<TextWriter> Write)[] written)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var usual = Books.Parts([("a", "", "")], "", "", "", "").Where(p => !written.Any(w => w.Part == p.Key)).Select(p => (p.Key, (Action<TextWriter>)(w => w.Write(p.Value))));
            foreach (var (part, write) in usual.Concat(written))
            {
                using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open());
                write(writer);
            }
        }
        return (file.ToArray(), "a.xlsx");
    }

    // Every fourth name is drawn, so that it is not the ratio that is refused.
    private static void Nested(TextWriter to)
    {
        var random = new Random(12);
        to.Write($"<worksheet {Main}>");
        for (var i = 0; i < 12_000_000; i++)
            to.Write(i % 4 == 0 ? $"<{(char)('a' + random.Next(26))}>" : "<a>");
    }

    private static void Repeat(TextWriter to, string before, string what, int times, string after)
    {
        to.Write(before);
        for (var i = 0; i < times; i++)
            to.Write(what);
        to.Write(after);
    }

    private static void Numbered(TextWriter to, string before, string what, int times, string after)
    {
        to.Write(before);
        var format = CompositeFormat.Parse(what);
        for (var i = 0; i < times; i++)
            to.Write(string.Format(CultureInfo.InvariantCulture, format, i));
        to.Write(after);
    }

    // Packs about five to one, as texts do, so that it is not the ratio that is refused.
    private static string Varied(int length)
    {
        var random = new Random(length);
        return string.Create(length, random, (text, r) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = i % 40 == 0 ? (char)('a' + r.Next(26)) : 'a';
        });
    }
}
