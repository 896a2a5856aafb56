using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests.Rules;

public class TraineeSheetTests
{
    private static readonly RosterRules Rules = new(new DateOnly(2022, 3, 1), 16, Level.Five);
    private static readonly string[] Header = ["姓名", "证件类型", "证件号码", "性别", "手机号码", "文化程度", "所在单位", "申报等级"];
    private static readonly string[] Good = ["张三", "居民身份证", "411202198001010014", "男", "13162369551", "初中", "湖滨养老院", "五级/初级工"];

    private static Roster Read(string rows) => TraineeSheet.Read(Books.Xlsx(rows), "名册.xlsx", SheetLimits.Upload);

    private static RosterCheck Check(Roster roster) => TraineeSheet.Check(roster.Rows, roster.Columns, Rules);

    private static RosterCheck CheckRows(params string[][] rows) => Check(Read(Books.Rows([Header, .. rows])));

    /// <summary>The codes for a good row with one cell changed.</summary>
    private static string Codes(int column, string text, RosterRules? rules = null)
    {
        var row = (string[])Good.Clone();
        row[column] = text;
        var roster = Read(Books.Rows(Header, row));
        return string.Join(' ', TraineeSheet.Check(roster.Rows, roster.Columns, rules ?? Rules).Problems.Select(p => p.Code));
    }

    private static string[] Named(string name) => [name, .. Good[1..]];

    [Fact]
    public void A_good_row_has_no_problem()
    {
        var check = CheckRows(Good);
        Assert.Empty(check.Problems);
        var row = check.Rows.Single();
        Assert.Equal((2, "张三", "411202198001010014", Sex.Male, "13162369551", "初中", "湖滨养老院", Level.Five),
            (row.Number, row.Name!.Text, row.Document!.Number, row.Sex, row.Phone!.Number, row.Education, row.Workplace, row.Level));
    }

    [Theory]
    [InlineData(0, "", "name.missing")]
    [InlineData(0, "张三3", "name.characters")]
    [InlineData(1, "驾驶证", "document-kind.unknown")]
    [InlineData(1, "", "")]
    [InlineData(1, "201", "")]
    [InlineData(1, "护照", "document.passport")]
    [InlineData(2, "", "document.missing")]
    [InlineData(2, "41120219800101001", "document.length")]
    [InlineData(2, "411202198001010015", "document.check-digit")]
    [InlineData(2, "4.11202E+17", "document.numeric")]
    [InlineData(2, "411202750615001", "document.fifteen")]
    [InlineData(2, "371083197002290038", "document.birth-date")]
    [InlineData(3, "女", "sex.disagrees")]
    [InlineData(3, "不明", "sex.unknown")]
    [InlineData(3, "", "")]
    [InlineData(4, "", "phone.missing")]
    [InlineData(4, "1316236955", "phone.length")]
    [InlineData(5, "自学", "education.unknown")]
    [InlineData(7, "六级", "level.unknown")]
    [InlineData(7, "四级/中级工", "level.other-class")]
    [InlineData(7, "初级", "")]
    [InlineData(7, "", "")]
    public void One_wrong_cell_is_one_problem(int column, string text, string codes) => Assert.Equal(codes, Codes(column, text));

    [Theory]
    [InlineData("1996-01-01", "")]
    [InlineData("1995-12-31", "age.under")]
    public void Age_counts_on_the_first_day_of_the_class(string firstDay, string codes) =>
        Assert.Equal(codes, Codes(2, "411202198001010014", Rules with { FirstDay = DateOnly.Parse(firstDay, System.Globalization.CultureInfo.InvariantCulture) }));

    [Fact]
    public void A_problem_says_where_what_and_what_to_do()
    {
        var problem = CheckRows(Good, ["李四", "", "411202199003070024", "", "13162369551"]).Problems.Single();
        Assert.Equal(new RowProblem(3, "证件号码", "DocumentNumber", "document.check-digit", Severity.Error,
            Sentence.Of('3'), Sentence.Of('4'), new("最后一位校验码不对（应为{0}），请核对是否有数字录错", '3')), problem);
        Assert.Equal("最后一位校验码不对（应为3），请核对是否有数字录错", problem.Message.In(Words.Chinese));
        Assert.Equal("The last character does not fit (it should be 3); please check for a mistyped digit", problem.Message.In(Words.English));
    }

    [Fact]
    public void Every_problem_of_every_row_is_told_at_once_and_warnings_stand_apart()
    {
        var check = CheckRows(["", "居民身份证", "411202198001010015", "女", "1", "自学", "", "六级"], ["王五", "", "411202199003070023", "", ""]);
        Assert.Equal(["name.missing", "document.check-digit", "phone.length", "education.unknown", "level.unknown", "phone.missing"], check.Problems.Select(p => p.Code));
        Assert.Equal([2], check.WithErrors);
        Assert.Equal([3], check.WithWarningsOnly);
    }

    [Fact]
    public void The_same_number_twice_is_an_error_at_the_later_row()
    {
        var check = CheckRows(Good, Named("张　三"));
        Assert.Equal([(3, "document.twice")], check.Problems.Select(p => (p.Row, p.Code)));
    }

    [Fact]
    public void The_same_number_with_another_name_is_an_error_at_both_rows()
    {
        var check = CheckRows(Good, Named("李四"));
        Assert.Equal([(2, "document.two-names"), (3, "document.two-names")], check.Problems.Select(p => (p.Row, p.Code)));
    }

    [Fact]
    public void Numbers_formulas_and_errors_in_cells_are_refused_with_the_cure()
    {
        var head = Books.Row(1, "姓名", "身份证号", "电话", "学历");
        var roster = Read(head + "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>B1</f><v>张三</v></c><c r=\"B2\"><v>4.112021980010100E+17</v></c><c r=\"C2\"><v>13162369551</v></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>李四</t></is></c><c r=\"B3\" t=\"str\"><f>\"411202\"&amp;C1</f><v>411202198001010014</v></c></row>");
        var problems = Check(roster).Problems;
        Assert.Equal(["cell.formula", "document.numeric", "cell.error", "cell.formula", "phone.missing"], problems.Select(p => p.Code));
        Assert.Equal(("身份证号", "证件号码被存成了数字，末三位可能已丢失。请把这一列设为“文本”格式后重新录入"), (problems[1].Column, problems[1].Message.ToString()));
    }

    [Fact]
    public void Headings_stand_anywhere_in_the_first_twenty_rows_in_any_order()
    {
        var roster = Read(Books.Row(1, "三门峡市2022年养老护理员培训班学员名册") + Books.Row(2, "培训机构：仁爱学校", "", "班次：02")
            + Books.Row(7, "序号", "单位", "* 身份证号码 ", "等级", "姓 名", "联系电话（必填）", "学历", "文化程度") + Books.Row(9, "1", "甲院", "411202198001010014", "5", "张三", "13162369551", "大学", "初中") + Books.Row(10, "2"));
        var row = Check(roster).Rows.Single();
        Assert.Equal((9, "张三", "甲院", "初中", Level.Five), (row.Number, row.Name!.Text, row.Workplace, row.Education, row.Level));
        Assert.Equal("* 身份证号码", roster.Columns.Heading(RosterField.DocumentNumber));
        Assert.Equal("C", roster.Columns.All.Single(c => c.Field == RosterField.DocumentNumber).Letter);
    }

    [Fact]
    public void Headings_in_two_rows_under_merged_captions_are_found()
    {
        var roster = Read(Books.Row(2, "姓名", "证件", "", "联系方式", "") + Books.Row(3, "", "证件类型", "证件号码", "手机号码", "电子邮箱")
            + Books.Row(4, "张三", "", "411202198001010014", "13162369551", "a@example.cn"));
        var row = Check(roster).Rows.Single();
        Assert.Equal((4, "张三", "a@example.cn"), (row.Number, row.Name!.Text, row.Mail));
    }

    [Fact]
    public void The_national_upload_sheet_in_old_xls_is_a_roster()
    {
        string[] headings = ["序号", "职业工种名称", "认定等级", "申报条件", "证件类型", "证件号码", "姓名", "性别", "出生日期", "手机号码", "是否有职业资格证书", "证书等级", "证书编号", "文化程度", "所在省（市）区", "考生来源", "所在单位", "报名单位", "认定分类", "专业", "考试类型", "民族", "参加工作时间", "电子邮箱", "专业年限", "户籍所在地", "政治面貌", "学历证书编号", "简要经历", "通讯地址", "证书领取方式", "邮政编码", "邮寄地址"];
        var book = new XlsBook().Sheet("Sheet1");
        for (var i = 0; i < headings.Length; i++)
            book.Text(0, i, headings[i]);
        book.Text(1, 2, "5").Text(1, 4, "201").Text(1, 5, "411202198001010014").Text(1, 6, "张三").Number(1, 8, 29221, 2).Text(1, 9, "13162369551").Text(1, 13, "初中").Text(1, 16, "其他");
        var roster = TraineeSheet.Read(book.Save(), "考生.xls", SheetLimits.Upload, TestContext.Current.CancellationToken);
        var check = Check(roster);
        Assert.Empty(check.Problems);
        Assert.Equal(("张三", "其他", new DateOnly(1980, 1, 1)), (check.Rows[0].Name!.Text, check.Rows[0].Workplace, check.Rows[0].BirthDate));
    }

    [Fact]
    public void A_sheet_that_is_no_roster_is_refused_by_name()
    {
        string Code(string rows) => Assert.Throws<RuleBroken>(() => Read(rows)).Code;
        Assert.Equal("roster.no-header", Code(Books.Rows(["日期", "金额"], ["1", "2"])));
        Assert.Equal("roster.no-header", Code(""));
        Assert.Equal("roster.no-column", Code(Books.Rows(["姓名", "性别"], ["张三", "男"])));
        Assert.Equal("roster.no-header", Code(Books.Row(21, "姓名", "证件号码")));
        Assert.Equal("roster.no-rows", Code(Books.Rows(["姓名", "证件号码"])));
        Assert.Equal("roster.heading-twice", Code(Books.Rows(["姓名", "证件号码", "姓名"], ["甲", "1", "乙"])));
    }

    [Fact]
    public void A_hidden_row_is_reported_not_swallowed()
    {
        var rows = Books.Row(1, Header) + Books.Row(2, Good).Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal);
        Assert.Equal(["row.hidden"], Check(Read(rows)).Problems.Select(p => p.Code));
    }

    [Fact]
    public void Foreigners_and_passports_are_enrolled_with_birthday_and_sex()
    {
        var roster = Read(Books.Rows(["姓名", "证件类型", "证件号码", "性别", "出生日期", "电话"],
            ["MARIA SANTOS", "护照", "P1234567A", "女", "1985年6月1日", "13162369551"], ["JOHN LEE", "", "911132199101010025", "", "", "13162369551"],
            ["TOM", "护照", "P7654321", "", "", "13162369551"]));
        var check = Check(roster);
        Assert.Equal([(4, "sex.missing"), (4, "birth-date.missing")], check.Problems.Select(p => (p.Row, p.Code)));
        Assert.Equal([(Sex.Female, new DateOnly(1985, 6, 1)), (Sex.Female, new DateOnly(1991, 1, 1))], check.Rows.Take(2).Select(r => (r.Sex!.Value, r.BirthDate!.Value)));
    }

    [Fact]
    public void A_row_put_right_on_the_page_is_checked_like_one_from_the_file()
    {
        var roster = Read(Books.Rows(Header, ["张三", "", "411202198001010015"]) + "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>李四</t></is></c><c r=\"C3\"><v>411202199003070023</v></c></row>");
        var stored = JsonSerializer.Deserialize<List<RosterCells>>(JsonSerializer.Serialize(roster.Rows))!;
        var columns = JsonSerializer.Deserialize<RosterColumns>(JsonSerializer.Serialize(roster.Columns))!;
        Assert.Equal(Check(roster).Problems, TraineeSheet.Check(stored, columns, Rules).Problems);
        var corrected = new[] { stored[0].With(RosterField.DocumentNumber, "411202198001010014").With(RosterField.Phone, "13162369551"), stored[1].With(RosterField.DocumentNumber, "411202199003070023").With(RosterField.Phone, " ") };
        Assert.Equal(["phone.missing"], TraineeSheet.Check(corrected, columns, Rules).Problems.Select(p => p.Code));
    }

    [Fact]
    public void The_template_is_valid_and_can_be_read_back()
    {
        var file = new MemoryStream();
        RosterTemplate.Write(file, Level.Five);
        Validate(file);
        Assert.Equal("roster.no-rows", Assert.Throws<RuleBroken>(() => TraineeSheet.Read(file.ToArray(), "模板.xlsx", SheetLimits.Upload, TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void The_annotated_sheet_holds_the_rows_with_problems_and_can_be_uploaded_again()
    {
        var roster = Read(Books.Rows(Header, Good, ["李四", "", "411202199003070024", "男"]));
        var file = new MemoryStream();
        RosterTemplate.WriteAnnotated(file, roster.Columns, roster.Rows, Check(roster).Problems);
        Validate(file);
        var again = TraineeSheet.Read(file.ToArray(), "需要更正.xlsx", SheetLimits.Upload, TestContext.Current.CancellationToken);
        Assert.Equal(["document.check-digit", "phone.missing"], Check(again).Problems.Select(p => p.Code));
        var rows = SheetReader.Read(file.ToArray(), "a.xlsx", SheetLimits.Upload).Rows.ToList();
        Assert.Equal("3", rows[1].At(0).Text);
        Assert.StartsWith("证件号码：最后一位校验码不对（应为3）", rows[1].Cells[^1].Text, StringComparison.Ordinal);
    }

    private static void Validate(MemoryStream file)
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description));
    }
}
