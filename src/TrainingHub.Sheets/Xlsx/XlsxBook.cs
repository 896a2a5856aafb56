using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>What stands beside the sheets of an .xlsx: their list, the formats, the shared texts.</summary>
internal sealed class XlsxBook
{
    private readonly XlsxPackage package;
    private readonly SheetLimits limits;
    private readonly List<string> texts = [];
    private readonly List<bool> dateStyles = [];

    public XlsxBook(byte[] file, SheetLimits limits, ReadingTime time)
    {
        this.limits = limits;
        package = new XlsxPackage(file, limits, time);
        RefuseMacros();
        var start = Relations("").Values.FirstOrDefault(r => XlsxMarkup.IsRelation(r.Type, "officeDocument")).Target;
        if (start == null || !package.Has(start) || start.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw SheetFaults.NotAWorkbook();
        ReadWorkbook(start);
    }

    public bool Since1904 { get; private set; }

    public List<(string Name, bool Visible, string Part)> Sheets { get; } = [];

    public IReadOnlyList<string> Texts => texts;

    public int Pictures => package.Pictures;

    public bool IsDateStyle(int style) => style >= 0 && style < dateStyles.Count && dateStyles[style];

    public XmlReader OpenSheet(string part) => package.Open(part) ?? throw SheetFaults.Damaged();

    // In whatever namespace it says so: a macro is refused, never passed over.
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
        if (relations.Values.Any(r => XlsxMarkup.IsRelation(r.Type, "externalLink")))
            throw SheetFaults.External();
        using (var book = package.Open(path)!)
            while (book.Read())
            {
                if (book.IsAt(1, "workbookPr"))
                    Since1904 = book.GetAttribute("date1904") is "1" or "true";
                if (!book.IsAt(2, "sheet"))
                    continue;
                if (Sheets.Count >= limits.MaxSheets)
                    throw SheetFaults.TooManySheets(limits);
                if (relations.TryGetValue(book.RelationId() ?? "", out var part) && XlsxMarkup.IsRelation(part.Type, "worksheet"))
                    Sheets.Add((book.GetAttribute("name") ?? "", book.GetAttribute("state") is null or "visible", part.Target));
            }
        foreach (var (type, target) in relations.Values)
        {
            if (XlsxMarkup.IsRelation(type, "styles"))
                ReadStyles(target);
            if (XlsxMarkup.IsRelation(type, "sharedStrings"))
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
            if (styles.Depth == 1)
                inCells = styles.IsAt(1, "cellXfs");
            if (styles.NodeType != XmlNodeType.Element || !int.TryParse(styles.GetAttribute("numFmtId") ?? "0", out var id))
                continue;
            if (styles.IsAt(2, "numFmt"))
                custom[id] = NumberFormats.IsDate(styles.GetAttribute("formatCode") ?? "");
            else if (inCells && styles.IsAt(2, "xf"))
                dateStyles.Add(custom.TryGetValue(id, out var isDate) ? isDate : NumberFormats.IsDate(id));
            if (custom.Count > limits.MaxFormats || dateStyles.Count > limits.MaxFormats)
                throw SheetFaults.Structure();
        }
    }

    private void ReadTexts(string path)
    {
        using var shared = package.Open(path);
        if (shared == null)
            return;
        var text = new XlsxText(limits);
        while (shared.Read())
        {
            if (!shared.IsAt(1, "si"))
                continue;
            if (texts.Count >= limits.MaxTexts)
                throw SheetFaults.TooMuchText();
            texts.Add(text.Read(shared, 0));
        }
    }

    /// <summary>What a part refers to, by id; the first of two that share one.</summary>
    private Dictionary<string, (string Type, string Target)> Relations(string path)
    {
        var (folder, name) = path.LastIndexOf('/') is var slash and >= 0 ? (path[..(slash + 1)], path[(slash + 1)..]) : ("", path);
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var reader = package.Open($"{folder}_rels/{name}.rels");
        while (reader?.Read() == true)
        {
            if (!reader.IsAtRelation())
                continue;
            if (found.Count >= limits.MaxSheets)
                throw SheetFaults.TooManySheets(limits);
            found.TryAdd(reader.GetAttribute("Id") ?? "", (reader.GetAttribute("Type") ?? "", Resolve(folder, reader.GetAttribute("Target") ?? "")));
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
