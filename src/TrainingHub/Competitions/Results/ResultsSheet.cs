using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

/// <summary>One row of a results sheet whose cells can all be read; nobody has been looked up yet.</summary>
/// <param name="Number">as the sheet numbers it</param>
/// <param name="Documents">every document that the number can be, at least one: the sheet names no kinds</param>
/// <param name="Name">as the sheet writes it</param>
/// <param name="Unit">whom the competitor represents; may be empty</param>
/// <param name="Theory">hundredths of points</param>
/// <param name="Skills">hundredths of points</param>
/// <param name="ExtraRound">place in the extra round; null where none was held</param>
internal sealed record ResultsRow(int Number, IReadOnlyList<IdDocument> Documents, PersonName Name, string Unit, int Theory, int Skills, int? ExtraRound);

/// <summary>What a results sheet holds.</summary>
internal sealed record ResultsRows(List<ResultsRow> Rows, List<RowProblem> Problems, IReadOnlyList<RosterNotice> Notices);

/// <summary>
/// Reads the results of a competition: 证件号码, 姓名, 单位, 理论成绩, 技能成绩 and, where one was held, 加赛名次 in any order, below a
/// heading row among the first 20. Every problem of every row is reported at once.
/// </summary>
internal static class ResultsSheet
{
    public static readonly IReadOnlyList<string> Columns = ["证件号码", "姓名", "单位", "理论成绩", "技能成绩", "加赛名次"];

    /// <summary>A contest is small; larger sheets are something else.</summary>
    public static readonly SheetLimits Limits = new() { MaxRows = 2_000, MaxBytes = 2 << 20 };

    /// <summary>The last column is there only where an extra round was held.</summary>
    private const int Required = 5;

    private const int HeadingWithin = 20;

    private static readonly string[][] Headings =
    [
        ["证件号码", "证件号", "身份证号", "身份证号码", "公民身份号码", "有效证件号码", "身份证"], ["姓名", "选手姓名", "参赛选手", "参赛人员", "参赛选手姓名"],
        ["单位", "所在单位", "代表单位", "代表队", "参赛单位", "工作单位", "单位名称"],
        ["理论成绩", "理论", "理论知识成绩", "理论知识", "理论分", "理论得分", "理论考试成绩"], ["技能成绩", "实操成绩", "实操", "技能", "技能操作成绩", "技能操作", "实操分", "实操得分", "技能得分", "实际操作成绩", "实操考核成绩"],
        ["加赛名次", "加赛", "加赛排名"],
    ];

    /// <exception cref="RuleBroken">no heading row, or a column is missing</exception>
    public static ResultsRows Read(SheetFile file)
    {
        RuleBroken? missing = null;
        List<(Sheet Sheet, int[] Places, RosterHeadings Headings)> found = [];
        foreach (var sheet in file.Sheets)
        {
            try
            {
                if (HeadingsOf([.. sheet.Rows.TakeWhile(r => r.Number <= HeadingWithin)]) is var (places, headings))
                    found.Add((sheet, places, headings));
            }
            catch (RuleBroken broken)
            {
                missing ??= broken;
            }
        }
        if (found.Count == 0)
            throw missing ?? new RuleBroken("competition.no-header", "没有找到表头。前20行里应有一行写着：证件号码、姓名、单位、理论成绩、技能成绩");
        foreach (var (sheet, places, headings) in found)
            if (Read(sheet, places, headings) is { } read && read.Rows.Count + read.Problems.Count > 0)
                return read with { Notices = [.. RosterNotice.Of(file, sheet, found.Where(f => f.Sheet != sheet).Select(f => (f.Sheet.Name, new RosterReading(f.Sheet, f.Headings).Count()))), .. read.Notices] };
        throw new RuleBroken("competition.no-rows", "表头下面没有成绩，请填好后再上传");
    }

    private static ResultsRows Read(Sheet sheet, int[] places, RosterHeadings headings)
    {
        var rows = new List<ResultsRow>();
        var problems = new List<RowProblem>();
        var others = new SortedDictionary<RosterLine, List<int>>();
        var firstRows = new Dictionary<string, int>();
        foreach (var row in sheet.Rows.SkipWhile(r => r.Number <= headings.LastRow))
        {
            if (LineOf(row, places, headings) is not RosterLine.Person and var line)
            {
                others.TryAdd(line, []);
                others[line].Add(row.Number);
            }
            else if (new RowReader(row, places, problems).Read() is { } read)
            {
                var number = read.Documents[0];
                if (firstRows.TryAdd(number.Number, row.Number))
                    rows.Add(read);
                else
                    problems.Add(new(row.Number, Columns[0], "DocumentNumber", "competition.twice", Severity.Error, new("每人一行"), Sentence.Of(number.Masked),
                        new("这个证件号码在第{0}行已经有了，请只留一行", firstRows[number.Number])));
            }
        }
        return new(rows, problems, [.. others.Select(o => RosterNotice.Of(o.Key, o.Value)).OfType<RosterNotice>()]);
    }

    // Marks without anybody are a row that somebody must look at.
    private static RosterLine LineOf(SheetRow row, int[] places, RosterHeadings headings) =>
        RosterLines.Of(row, headings) is var line && line == RosterLine.Nobody && places.Skip(3).Any(p => p >= 0 && !row.At(p).IsBlank) ? RosterLine.Person : line;

    /// <summary>Where the columns stand, -1 for one that is not there; null when none of the rows holds the headings.</summary>
    private static (int[] Places, RosterHeadings Headings)? HeadingsOf(List<SheetRow> top)
    {
        foreach (var row in top)
        {
            var places = PlacesIn(row);
            if (places[0] < 0 || places[1] < 0)
                continue;
            for (var i = 0; i < Required; i++)
                if (places[i] < 0)
                    throw new RuleBroken("competition.column", "第{0}行是表头，但缺少“{1}”一列，请补上后再上传", row.Number, Columns[i]);
            var columns = new RosterColumns([new(RosterField.DocumentNumber, places[0], Columns[0]), new(RosterField.Name, places[1], Columns[1])]);
            return (places, new(columns, row.Number, row.Cells.Index().ToDictionary(c => c.Index, c => c.Item.Text),
                top.TakeWhile(r => r.Number < row.Number).SelectMany(r => r.Cells).Where(c => !c.IsBlank).Select(c => c.Text.Trim()).ToHashSet()));
        }
        return null;
    }

    private static int[] PlacesIn(SheetRow row)
    {
        var titles = row.Cells.Select(c => HeadingWords.Of(c.Text).ToList()).ToList();
        return [.. Headings.Select(names => titles.FindIndex(t => t.Exists(names.Contains)))];
    }
}
