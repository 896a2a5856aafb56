using System.IO.Compression;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace TrainingHub.Sheets;

/// <summary>The parts of an .xlsx beside its sheets, and the escaping of text.</summary>
internal static partial class SheetParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // One <xf> for each CellStyle, in its order.
    private const string Styles =
        $"""
        <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
        <fonts count="3"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="16"/><name val="宋体"/><charset val="134"/></font></fonts>
        <fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF8CBCB"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFE9B8"/></patternFill></fill></fills>
        <borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
        <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="10"><xf/>
        <xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" borderId="1" applyNumberFormat="1" applyBorder="1"/>
        <xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1"/>
        <xf numFmtId="4" borderId="1" applyNumberFormat="1" applyBorder="1"/>
        <xf numFmtId="1" borderId="1" applyNumberFormat="1" applyBorder="1"/>
        <xf fontId="2" applyFont="1"><alignment horizontal="center" vertical="center"/></xf>
        <xf numFmtId="49" fillId="3" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1"/>
        <xf numFmtId="49" fillId="4" borderId="1" applyNumberFormat="1" applyFill="1" applyBorder="1"/>
        <xf numFmtId="49" applyNumberFormat="1"><alignment vertical="top" wrapText="1"/></xf>
        </cellXfs></styleSheet>
        """;

    /// <summary>A sheet that was written.</summary>
    /// <param name="Name">of its tab</param>
    /// <param name="HeaderRow">the row of its headings</param>
    /// <param name="Columns">how many</param>
    /// <param name="Rows">headings included</param>
    public sealed record Written(string Name, int HeaderRow, int Columns, int Rows);

    public static void Write(ZipArchive zip, IReadOnlyList<Written> sheets)
    {
        var numbered = sheets.Select((s, i) => (Sheet: s, Number: i + 1)).ToList();
        Part(zip, "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbered.Select(s => $"""<sheet name="{Tab(s.Sheet.Name)}" sheetId="{s.Number}" r:id="rId{s.Number}"/>"""))}</sheets><definedNames>{string.Concat(numbered.Select(FilterName))}{string.Concat(numbered.Select(PrintTitles))}</definedNames></workbook>""");
        Part(zip, "xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Packages}/relationships">{string.Concat(numbered.Select(s => $"""<Relationship Id="rId{s.Number}" Type="{Relations}/worksheet" Target="worksheets/sheet{s.Number}.xml"/>"""))}<Relationship Id="rIdS" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part(zip, "xl/styles.xml", Styles);
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "[Content_Types].xml",
            $"""<Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>{string.Concat(numbered.Select(s => $"""<Override PartName="/xl/worksheets/sheet{s.Number}.xml" ContentType="{Types}.worksheet+xml"/>"""))}<Override PartName="/xl/styles.xml" ContentType="{Types}.styles+xml"/></Types>""");
    }

    public static void WriteEscaped(TextWriter part, string text)
    {
        // A text that looks like an escape of the format would be read back as another character.
        if (text.Contains("_x", StringComparison.Ordinal))
            text = LooksEscaped().Replace(text, "_x005F$0");
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '<')
                part.Write("&lt;");
            else if (c == '>')
                part.Write("&gt;");
            else if (c == '&')
                part.Write("&amp;");
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                part.Write(c);
                part.Write(text[++i]);
            }
            else if (c is '\t' or '\n' or >= ' ' and not ('\uFFFE' or '\uFFFF') && !char.IsSurrogate(c))
                part.Write(c);
        }
    }

    private static string FilterName((Written Sheet, int Number) s) => s.Sheet.Rows > s.Sheet.HeaderRow
        ? $"""<definedName name="_xlnm._FilterDatabase" localSheetId="{s.Number - 1}" hidden="1">'{Tab(s.Sheet.Name)}'!$A${s.Sheet.HeaderRow}:${ColumnLetters.Of(s.Sheet.Columns - 1)}${s.Sheet.Rows}</definedName>"""
        : "";

    private static string PrintTitles((Written Sheet, int Number) s) =>
        $"""<definedName name="_xlnm.Print_Titles" localSheetId="{s.Number - 1}">'{Tab(s.Sheet.Name)}'!$1:${s.Sheet.HeaderRow}</definedName>""";

    // Tabs hold 31 characters and none of these signs; a quote would need doubling inside formulas.
    private static string Tab(string name)
    {
        var plain = NotInTabs().Replace(name, "-");
        return SecurityElement.Escape(plain.Length > 31 ? plain[..31] : plain);
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{'\n'}{xml}"""));
    }

    [GeneratedRegex(@"_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();

    [GeneratedRegex(@"[\[\]:*?/\\'\p{C}]")]
    private static partial Regex NotInTabs();
}
