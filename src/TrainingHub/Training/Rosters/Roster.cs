using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>A roster as its sheet holds it, nothing checked yet.</summary>
internal sealed record Roster(RosterColumns Columns, IReadOnlyList<RosterCells> Rows);

/// <summary>Where a field stands.</summary>
/// <param name="Field">what it says</param>
/// <param name="Index">column from 0</param>
/// <param name="Heading">as the sheet writes it</param>
internal sealed record RosterColumn(RosterField Field, int Index, string Heading)
{
    [JsonIgnore]
    public string Letter => ColumnLetters.Of(Index);
}

/// <summary>The columns a sheet has.</summary>
internal sealed record RosterColumns(IReadOnlyList<RosterColumn> All)
{
    /// <summary>Chinese as it is, a third of the length that escapes would take.</summary>
    internal static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The sheet that is read, as on its tab.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>What else the clerk must know of the file.</summary>
    public IReadOnlyList<RosterNotice> Notices { get; init; } = [];

    /// <summary>As a row keeps it; notices that would not fit the column are left out from the last on.</summary>
    [JsonIgnore]
    public string AsJson
    {
        get
        {
            for (var told = Notices.Count; ; told--)
            {
                var json = JsonSerializer.Serialize(this with { Notices = [.. Notices.Take(told)] }, Plain);
                if (json.Length <= RosterImport.MaxColumns || told == 0)
                    return json;
            }
        }
    }

    public static RosterColumns From(string json) => JsonSerializer.Deserialize<RosterColumns>(json, Plain)!;

    /// <summary>The sheet's own heading, or the template's where the sheet has no such column.</summary>
    public string Heading(RosterField field) => All.FirstOrDefault(c => c.Field == field)?.Heading ?? field.InChinese;
}

/// <summary>One row before it is understood: kept as JSON while the clerk puts it right.</summary>
/// <param name="Number">as the sheet numbers it</param>
/// <param name="Hidden">the sheet hides it</param>
/// <param name="Cells">by field; a field without text is missing</param>
internal sealed record RosterCells(int Number, bool Hidden, IReadOnlyDictionary<RosterField, Cell> Cells)
{
    public Cell At(RosterField field) => Cells.GetValueOrDefault(field);

    /// <summary>The same row after the clerk typed something else into a field.</summary>
    public RosterCells With(RosterField field, string text) =>
        this with { Cells = new Dictionary<RosterField, Cell>(Cells) { [field] = Cell.OfText(text) } };
}

/// <summary>A row understood; what is null is missing or has a problem of its own.</summary>
internal sealed record RosterRow
{
    public required RosterCells Raw { get; init; }
    public PersonName? Name { get; init; }
    public IdDocument? Document { get; init; }

    /// <summary>From the document where it says so, else from the column.</summary>
    public Sex? Sex { get; init; }

    /// <inheritdoc cref="Sex"/>
    public DateOnly? BirthDate { get; init; }

    public PhoneNumber? Phone { get; init; }

    /// <summary>One of <see cref="EducationWords.All"/>.</summary>
    public string? Education { get; init; }

    public string? Workplace { get; init; }

    /// <summary>The class's level where the sheet does not say.</summary>
    public Level? Level { get; init; }

    public string? Mail { get; init; }

    public int Number => Raw.Number;
}

/// <summary>What rows are measured against.</summary>
/// <param name="FirstDay">of the class; ages count on it</param>
/// <param name="MinimumAge">by the dated rule of that day</param>
/// <param name="ClassLevel">null when the roster is for no class yet</param>
internal sealed record RosterRules(DateOnly FirstDay, int MinimumAge, Level? ClassLevel);

/// <summary>All rows and all that is wrong with them, in the sheet's order.</summary>
internal sealed record RosterCheck(IReadOnlyList<RosterRow> Rows, IReadOnlyList<RowProblem> Problems)
{
    /// <summary>Numbers of the rows that cannot be imported as they are.</summary>
    public IReadOnlySet<int> WithErrors { get; } = Problems.Where(p => p.Severity == Severity.Error).Select(p => p.Row).ToHashSet();

    /// <summary>Numbers of the rows that only ask for a look.</summary>
    public IReadOnlySet<int> WithWarningsOnly { get; } = WarnedOnly(Problems);

    private static HashSet<int> WarnedOnly(IReadOnlyList<RowProblem> problems)
    {
        var rows = problems.Select(p => p.Row).ToHashSet();
        rows.ExceptWith(problems.Where(p => p.Severity == Severity.Error).Select(p => p.Row));
        return rows;
    }
}
