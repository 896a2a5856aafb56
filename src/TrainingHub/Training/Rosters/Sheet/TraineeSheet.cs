using TrainingHub.Platform.Files;
using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>A school's roster: from a file to rows, from rows to everything that is wrong with them. Touches no database.</summary>
internal static class TraineeSheet
{
    /// <summary>
    /// The people of the first visible sheet that has the headings (columns in any order, among the first 20 rows), and what of
    /// the file is not read.
    /// </summary>
    /// <exception cref="RuleBroken">the file cannot be read (<c>sheet.*</c>) or is no roster (<c>roster.*</c>)</exception>
    public static Roster Read(byte[] file, string fileName, SheetLimits limits, CancellationToken stop = default)
    {
        var opened = Workbooks.Open(file, fileName, limits, stop);
        var tops = opened.Sheets.Select(s => (Sheet: s, Top: s.Rows.TakeWhile(r => r.Number <= RosterHeader.MaxRow).ToList())).ToList();
        var found = tops.Select(t => (t.Sheet, Headings: RosterHeader.Find(t.Top))).Where(f => f.Headings is not null)
            .Select(f => (f.Sheet, Reading: new RosterReading(f.Sheet, f.Headings!), f.Headings!.Columns)).ToList();
        if (found.Count == 0)
            throw tops.Select(t => RosterHeader.Missing(t.Sheet.Name, t.Top)).OrderBy(broken => broken.Code == "roster.no-header").First();
        foreach (var (sheet, reading, columns) in found)
        {
            var notices = new List<RosterNotice>();
            if (reading.Read(notices) is { Count: > 0 } rows)
                return new(columns with { Sheet = sheet.Name, Notices = [.. RosterNotice.Of(opened, sheet, found.Where(f => f.Sheet != sheet).Select(f => (f.Sheet.Name, f.Reading.Count()))), .. notices] }, rows);
        }
        throw new RuleBroken("roster.no-rows", "工作表“{0}”的表头下面没有学员，请填写后再上传", found[0].Sheet.Name);
    }

    /// <summary>Every problem of every row at once; the same answer for a row read from the file and one put right on the page.</summary>
    /// <param name="rows">without those the clerk leaves out, so that they do not count as twins</param>
    /// <param name="columns">for the headings in the messages</param>
    /// <param name="rules">of the class</param>
    public static RosterCheck Check(IReadOnlyList<RosterCells> rows, RosterColumns columns, RosterRules rules)
    {
        var problems = new List<RowProblem>();
        var read = new List<RosterRow>(rows.Count);
        foreach (var row in rows)
            read.Add(new RosterRowReader(row, columns, rules, problems).Read());
        problems.AddRange(Twins(read, columns));
        return new(read, [.. problems.OrderBy(p => p.Row)]);
    }

    /// <summary>The number twice: an error at the later row; with another name an error at every row that has it.</summary>
    private static IEnumerable<RowProblem> Twins(List<RosterRow> rows, RosterColumns columns)
    {
        foreach (var twins in rows.Where(r => r.Document != null).GroupBy(r => (r.Document!.Kind, r.Document.Number)).Where(g => g.Skip(1).Any()))
        {
            var sameName = twins.Where(r => r.Name != null).Select(r => r.Name!.MatchKey).Distinct().Count() <= 1;
            var first = twins.First();
            foreach (var row in sameName ? twins.Skip(1) : twins)
            {
                var other = row == first ? twins.Skip(1).First() : first;
                yield return new(row.Number, columns.Heading(RosterField.DocumentNumber), nameof(RosterField.DocumentNumber),
                    sameName ? "document.twice" : "document.two-names", Severity.Error,
                    new("一人一行"), new("与第{0}行相同", other.Number),
                    sameName
                        ? new("与第{0}行的证件号码相同，请只保留一行", other.Number)
                        : new("与第{0}行的证件号码相同，姓名却不同（{1}、{2}），请核对哪一行录错了", other.Number, Shown(row), Shown(other)));
            }
        }
    }

    private static string Shown(RosterRow row) => row.Name?.Text ?? row.Raw.At(RosterField.Name).Text;
}
