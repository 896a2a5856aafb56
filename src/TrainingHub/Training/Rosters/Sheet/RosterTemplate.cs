using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>The workbooks a clerk gets: the empty template, and the rows that need a correction with the words beside them.</summary>
internal static class RosterTemplate
{
    /// <summary>Stands on the notes sheet; raise it when columns change.</summary>
    public const string Version = "2026.1";

    private static readonly (RosterField Field, double Width)[] Fields =
    [
        (RosterField.Name, 14), (RosterField.DocumentKind, 22), (RosterField.DocumentNumber, 24), (RosterField.Sex, 8), (RosterField.Phone, 16),
        (RosterField.Education, 12), (RosterField.Workplace, 28), (RosterField.Level, 16), (RosterField.Mail, 24),
    ];

    /// <summary>The template of a class of one level, or with all levels to choose from.</summary>
    public static void Write(Stream stream, Level? level)
    {
        using var sheets = new SheetWriter(stream);
        sheets.BeginSheet("学员", [.. Fields.Select(f => new SheetColumn(f.Field.InChinese, f.Width, CellStyle.Text, Choices(f.Field, level)))]);
        sheets.BeginSheet("填写说明", [new("项目", 16, CellStyle.Note), new("要求", 60, CellStyle.Note), new("示例", 26, CellStyle.Note)]);
        Note(RosterField.Name, "必填。与证件一致；少数民族姓名中的间隔号用“·”", "示例甲");
        Note(RosterField.DocumentKind, "从下拉选项中选择；不填时按号码判断", "居民身份证");
        Note(RosterField.DocumentNumber, "必填。单元格须为文本格式，中间没有空格和横线", "11010519491231002X");
        Note(RosterField.Sex, "从下拉选项中选择；与证件号码不符时不能导入", "女");
        Note(RosterField.Phone, "11位手机号；没有手机的请留空", "13800000000");
        Note(RosterField.Education, "从下拉选项中选择", "初中");
        Note(RosterField.Workplace, "没有单位的请留空", "示例养老院");
        Note(RosterField.Level, "从下拉选项中选择；不填时按班次的等级", (level ?? Level.Five).InChinese);
        Note(RosterField.Mail, "证书制好后按此地址发通知信；没有的请留空", "name@example.cn");
        sheets.Row().Add("护照、通行证").Add("号码不含出生日期，请在最后加一列“出生日期”，写成1980-01-31");
        sheets.Row().Add("模板版本").Add(Version);

        void Note(RosterField field, string rule, string example) => sheets.Row().Add(field.InChinese).Add(rule).Add(example);
    }

    /// <summary>The rows that have problems, wrong cells in red, doubtful ones in yellow, the words in the last column; can be put right and uploaded as it is.</summary>
    public static void WriteAnnotated(Stream stream, RosterColumns columns, IReadOnlyList<RosterCells> rows, IReadOnlyList<RowProblem> problems)
    {
        var byRow = problems.ToLookup(p => p.Row);
        using var sheets = new SheetWriter(stream);
        sheets.BeginSheet("需要更正",
        [
            new("原表行号", 10, CellStyle.Whole),
            .. columns.All.Select(c => new SheetColumn(c.Heading, 20, CellStyle.Text, Choices(c.Field, null))),
            new("需要更正", 80, CellStyle.Note),
        ]);
        foreach (var row in rows.Where(r => byRow.Contains(r.Number)))
        {
            sheets.Row().Add(row.Number);
            foreach (var column in columns.All)
                sheets.Add(row.At(column.Field).Text, Look(byRow[row.Number].Where(p => p.Field == column.Field.ToString())));
            sheets.Add(string.Join('\n', byRow[row.Number].Select(p => $"{p.Column}：{p.Message}")));
        }
    }

    private static CellStyle Look(IEnumerable<RowProblem> problems) =>
        problems.Select(p => p.Severity == Severity.Error ? CellStyle.Wrong : CellStyle.Doubtful).DefaultIfEmpty(CellStyle.Text).Min();

    private static IReadOnlyList<string>? Choices(RosterField field, Level? level) => field switch
    {
        RosterField.DocumentKind => [.. Enum.GetValues<IdKind>().Select(k => k.InChinese)],
        RosterField.Sex => [Sex.Female.InChinese, Sex.Male.InChinese],
        RosterField.Education => EducationWords.All,
        RosterField.Level => level is { } one ? [one.InChinese] : [.. Levels.All.Select(l => l.InChinese)],
        _ => null,
    };
}
