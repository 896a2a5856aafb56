using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>What stands beside the sheets of an .xlsx: their list, the formats, the shared texts.</summary>
internal sealed class XlsxBook : IDisposable
{
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const string Transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly XlsxPackage package;
    private readonly SheetLimits limits;
    private readonly List<string> texts = [];
    private readonly List<bool> dateStyles = [];

    public XlsxBook(byte[] file, SheetLimits limits)
    {
        this.limits = limits;
        package = new XlsxPackage(file, limits);
        try
        {
            RefuseMacros();
            var start = Relations("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target;
            if (start == null || !package.Has(start) || start.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
                throw SheetFaults.NotAWorkbook();
            ReadWorkbook(start);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public bool Since1904 { get; private set; }

    public List<(string Name, bool Visible, string Part)> Sheets { get; } = [];

    public IReadOnlyList<string> Texts => texts;

    public bool IsDateStyle(int style) => style >= 0 && style < dateStyles.Count && dateStyles[style];

    public XmlReader OpenSheet(string part) => package.Open(part) ?? throw SheetFaults.Damaged();

    public void Dispose() => package.Dispose();

    private void RefuseMacros()
    {
        using var types = package.Open("[Content_Types].xml") ?? throw SheetFaults.NotAWorkbook();
        while (types.Read())
            if (types.NodeType == XmlNodeType.Element && types.GetAttribute("ContentType") is { } type && type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                throw SheetFaults.Macro();
    }

    private void ReadWorkbook(string path)
    {
        var relations = Relations(path);
        if (relations.Any(r => r.Type.EndsWith("/externalLink", StringComparison.Ordinal)))
            throw SheetFaults.External();
        using (var book = package.Open(path)!)
            while (book.Read())
            {
                if (book.NodeType != XmlNodeType.Element)
                    continue;
                if (book.LocalName == "workbookPr")
                    Since1904 = book.GetAttribute("date1904") is "1" or "true";
                if (book.LocalName != "sheet")
                    continue;
                var id = book.GetAttribute("id", Transitional) ?? book.GetAttribute("id", Strict);
                var (_, type, target) = relations.FirstOrDefault(r => r.Id == id);
                if (type?.EndsWith("/worksheet", StringComparison.Ordinal) == true)
                    Sheets.Add((book.GetAttribute("name") ?? "", book.GetAttribute("state") is null or "visible", target));
            }
        foreach (var (_, type, target) in relations)
        {
            if (type.EndsWith("/styles", StringComparison.Ordinal))
                ReadStyles(target);
            if (type.EndsWith("/sharedStrings", StringComparison.Ordinal))
                ReadTexts(target);
        }
    }

    private void ReadStyles(string path)
    {
        using var styles = package.Open(path);
        var custom = new Dictionary<int, bool>();
        var inCells = false;
        while (styles?.Read() == true)
        {
            if (styles.LocalName == "cellXfs")
                inCells = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
            if (styles.NodeType != XmlNodeType.Element || !int.TryParse(styles.GetAttribute("numFmtId") ?? "0", out var id))
                continue;
            if (styles.LocalName == "numFmt")
                custom[id] = NumberFormats.IsDate(styles.GetAttribute("formatCode") ?? "");
            else if (inCells && styles.LocalName == "xf")
                dateStyles.Add(custom.TryGetValue(id, out var isDate) ? isDate : NumberFormats.IsDate(id));
        }
    }

    private void ReadTexts(string path)
    {
        using var shared = package.Open(path);
        if (shared == null)
            return;
        var text = new XlsxText(limits);
        while (shared.Read())
            if (shared.NodeType == XmlNodeType.Element && shared.LocalName == "si")
                texts.Add(text.Read(shared, 0));
    }

    private List<(string Id, string Type, string Target)> Relations(string path)
    {
        var (folder, name) = path.LastIndexOf('/') is var slash and >= 0 ? (path[..(slash + 1)], path[(slash + 1)..]) : ("", path);
        var found = new List<(string, string, string)>();
        using var reader = package.Open($"{folder}_rels/{name}.rels");
        while (reader?.Read() == true)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "Relationship")
                continue;
            var target = reader.GetAttribute("Target") ?? "";
            found.Add((reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", Resolve(folder, target)));
        }
        return found;
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
            if (step == ".." && steps.Count > 0)
                steps.RemoveAt(steps.Count - 1);
            else if (step is not ("." or ".."))
                steps.Add(step);
        return string.Join('/', steps);
    }
}
