using System.IO.Compression;
using System.Text;

namespace TrainingHub.Tests;

/// <summary>Workbooks made by hand, so that a test can say exactly what a file holds.</summary>
internal static class Books
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>An .xlsx whose only sheet has this content in its sheetData.</summary>
    public static byte[] Xlsx(string rows, string? styles = null, string? shared = null, string book = "", string extra = "") =>
        Zip(Parts([("名册", "", rows)], styles, shared, book, extra));

    /// <summary>An .xlsx of several sheets: name, state attribute, rows.</summary>
    public static byte[] Xlsx(params (string Name, string State, string Rows)[] sheets) => Zip(Parts(sheets, null, null, "", ""));

    /// <summary>Rows of inline texts, from row 1.</summary>
    public static string Rows(params string[][] rows) => string.Concat(rows.Select((row, i) => Row(i + 1, row)));

    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => c.Length == 0 ? "" : $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";

    public static Dictionary<string, string> Parts((string Name, string State, string Rows)[] sheets, string? styles, string? shared, string book, string extra)
    {
        var parts = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook {Main} xmlns:r=\"{Rel}\">{book}<sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" {s.State} r:id=\"r{i + 1}\"/>"))}</sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{Rel}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"rs\" Type=\"{Rel}/styles\" Target=\"/xl/styles.xml\"/><Relationship Id=\"rt\" Type=\"{Rel}/sharedStrings\" Target=\"sharedStrings.xml\"/>{extra}</Relationships>",
        };
        if (styles != null)
            parts["xl/styles.xml"] = $"<styleSheet {Main}>{styles}</styleSheet>";
        if (shared != null)
            parts["xl/sharedStrings.xml"] = $"<sst {Main}>{shared}</sst>";
        for (var i = 0; i < sheets.Length; i++)
            parts[$"xl/worksheets/sheet{i + 1}.xml"] = $"<worksheet {Main}><sheetData>{sheets[i].Rows}</sheetData></worksheet>";
        return parts;
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> parts)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return file.ToArray();
    }
}
