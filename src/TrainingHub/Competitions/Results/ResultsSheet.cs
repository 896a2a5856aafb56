using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

/// <summary>One row of a results sheet whose cells can all be read; nobody has been looked up yet.</summary>
internal sealed record ResultsRow(int Number, IdDocument Document, PersonName Name, string Unit, int Theory, int Skills);

/// <summary>
/// Reads the results of a competition: 证件号码, 姓名, 单位, 理论成绩, 技能成绩 in any order, below a heading row among the
/// first 20. Every problem of every row is reported at once.
/// </summary>
internal static class ResultsSheet
{
    public static readonly IReadOnlyList<string> Columns = ["证件号码", "姓名", "单位", "理论成绩", "技能成绩"];

    /// <summary>A contest is small; larger sheets are something else.</summary>
    public static readonly SheetLimits Limits = new() { MaxRows = 2_000, MaxBytes = 2 << 20 };

    private const int HeadingWithin = 20;

    private static readonly string[][] Headings =
    [
        ["证件号码", "身份证号", "身份证号码", "公民身份号码"], ["姓名"], ["单位", "所在单位", "代表单位", "代表队"],
        ["理论成绩", "理论", "理论知识成绩"], ["技能成绩", "实操成绩", "实操", "技能", "技能操作成绩"],
    ];

    /// <exception cref="RuleBroken">no heading row, or a column is missing</exception>
    public static (List<ResultsRow> Rows, List<RowProblem> Problems) Read(Sheet sheet)
    {
        var rows = new List<ResultsRow>();
        var problems = new List<RowProblem>();
        var firstRows = new Dictionary<string, int>();
        int[]? places = null;
        foreach (var row in sheet.Rows)
        {
            if (places is null)
            {
                places = PlacesIn(row);
                if (places is null && row.Number >= HeadingWithin)
                    break;
                continue;
            }
            if (new RowReader(row, places, problems).Read() is not { } read)
                continue;
            if (firstRows.TryAdd(read.Document.Number, row.Number))
                rows.Add(read);
            else
                problems.Add(new(row.Number, Columns[0], "DocumentNumber", "competition.twice", Severity.Error, new("每人一行"), Sentence.Of(read.Document.Masked),
                    new("这个证件号码在第{0}行已经有了，请只留一行", firstRows[read.Document.Number])));
        }
        if (places is null)
            throw new RuleBroken("competition.no-header", "没有找到表头。前20行里应有一行写着：证件号码、姓名、单位、理论成绩、技能成绩");
        if (rows.Count == 0 && problems.Count == 0)
            throw new RuleBroken("competition.no-rows", "表头下面没有成绩，请填好后再上传");
        return (rows, problems);
    }

    /// <summary>Where the five columns stand, or null when this is no heading row.</summary>
    private static int[]? PlacesIn(SheetRow row)
    {
        var titles = row.Cells.Select(c => string.Concat(c.Text.Where(s => !char.IsWhiteSpace(s)))).ToList();
        var places = Headings.Select(names => titles.FindIndex(t => Array.IndexOf(names, t) >= 0)).ToArray();
        if (places[0] < 0 || places[1] < 0)
            return null;
        for (var i = 0; i < places.Length; i++)
            if (places[i] < 0)
                throw new RuleBroken("competition.column", "第{0}行是表头，但缺少“{1}”一列，请补上后再上传", row.Number, Columns[i]);
        return places;
    }
}
