using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>Reads one sheet with headings: its people, and what of it is not read or is read otherwise.</summary>
internal sealed class RosterReading(Sheet sheet, RosterHeadings headings)
{
    /// <summary>Characters of a field that are kept; what is longer is wrong in every field.</summary>
    private const int MaxText = 500;

    private sealed record Person(SheetRow Row, Dictionary<RosterField, Cell> Cells);

    private readonly List<Person> people = [];
    private readonly Dictionary<RosterLine, List<int>> others = [];
    private readonly SortedSet<int> filled = [];

    /// <summary>How many people the sheet has, for a sheet that is not read itself.</summary>
    public int Count() => sheet.Rows.Count(r => r.Number > headings.LastRow && RosterLines.Of(r, headings) == RosterLine.Person);

    public IReadOnlyList<RosterCells> Read(List<RosterNotice> notices)
    {
        foreach (var row in sheet.Rows.SkipWhile(r => r.Number <= headings.LastRow))
        {
            var line = RosterLines.Of(row, headings);
            if (line == RosterLine.Person)
                people.Add(new(row with { Cells = [] }, Cells(row)));
            else if (others.TryGetValue(line, out var rows))
                rows.Add(row.Number);
            else
                others[line] = [row.Number];
        }
        FillMerged(notices);
        foreach (var line in others.OrderBy(l => l.Key))
            if (RosterNotice.Of(line.Key, line.Value) is { } notice)
                notices.Add(notice);
        if (Unread() is { Length: > 0 } unread)
            notices.Add(RosterNotice.Of("没有读取的列：{0}", unread));
        return [.. people.Select(p => new RosterCells(p.Row.Number, p.Row.Hidden, p.Cells))];
    }

    private Dictionary<RosterField, Cell> Cells(SheetRow row)
    {
        var cells = new Dictionary<RosterField, Cell>(headings.Columns.All.Count);
        foreach (var column in headings.Columns.All)
            if (row.At(column.Index) is var cell && (!cell.IsBlank || cell.Formula))
                cells.Add(column.Field, cell.Text.Length > MaxText ? new(cell.Kind, cell.Text[..MaxText], cell.Formula) : cell);
        for (var i = 0; i < row.Cells.Length; i++)
            if (!row.Cells[i].IsBlank)
                filled.Add(i);
        return cells;
    }

    /// <summary>A merged cell has its value in the topmost row only: the rows below get it too, or are one person with that above.</summary>
    private void FillMerged(List<RosterNotice> notices)
    {
        var continued = new HashSet<int>();
        foreach (var column in headings.Columns.All)
        {
            var given = new List<int>();
            foreach (var (above, below) in Covered(column.Index))
                if (column.Field == RosterField.DocumentNumber)
                    continued.Add(below.Row.Number);
                else if (column.Field != RosterField.Name && above.Cells.TryGetValue(column.Field, out var cell) && below.Cells.TryAdd(column.Field, cell))
                    given.Add(below.Row.Number);
            if (given.Count > 0)
                notices.Add(RosterNotice.Of("“{0}”列有合并的单元格，合并范围里的值已填到第{1}行，请核对", column.Heading, Listed(given)));
        }
        if (continued.Count == 0)
            return;
        people.RemoveAll(p => continued.Contains(p.Row.Number));
        notices.Add(RosterNotice.Of("第{0}行的证件号码与上一行是合并的同一格，没有作为另一个人读取", Listed([.. continued.Order()])));
    }

    /// <summary>Rows under a merged cell of the column, each with the row that holds its value; one walk down, however the ranges lie.</summary>
    private IEnumerable<(Person Above, Person Below)> Covered(int column)
    {
        var ranges = new Queue<MergedCells>(sheet.Merged.Where(m => m.Column <= column && m.LastColumn >= column && m.FirstRow > headings.LastRow).OrderBy(m => m.FirstRow));
        Person? top = null;
        var last = 0;
        foreach (var person in people)
        {
            if (top is not null && person.Row.Number <= last)
                yield return (top, person);
            while (ranges.TryPeek(out var range) && range.FirstRow <= person.Row.Number)
                if (ranges.Dequeue().FirstRow == person.Row.Number)
                    (top, last) = (person, range.LastRow);
        }
    }

    private string Unread()
    {
        var read = headings.Columns.All.Select(c => c.Index).ToHashSet();
        var unread = filled.Where(i => !read.Contains(i)).Select(i => (Index: i, Words: string.Concat(headings.Headings.GetValueOrDefault(i, "").Split('\n', '\r'))))
            .Where(c => c.Words.Length == 0 || !HeadingWords.IsSerial(c.Words)).Select(c => c.Words.Length > 0 ? c.Words : ColumnLetters.Of(c.Index)).ToList();
        return Listed(unread);
    }

    /// <summary>The first few, and that there are more.</summary>
    public static string Listed<T>(IReadOnlyList<T> all, int most = 12) => string.Join('、', all.Take(most)) + (all.Count > most ? "……" : "");
}
