using System.Text;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests.Rules;

/// <summary>Files as schools make them: what can be read is read, what is not read is said, and lines that are no people never count as people.</summary>
public sealed class RostersAsPeopleMakeThemTests
{
    private static readonly RosterRules Rules = new(new DateOnly(2022, 3, 1), 16, Level.Five);
    private static readonly string[] Header = ["姓名", "证件号码", "性别", "手机号码", "所在单位", "申报等级"];

    private static string[] Person(int n, string name, string phone = "13162369551", string unit = "湖滨养老院", string level = "五级/初级工") =>
        [name, Numbers[n], "", phone, unit, level];

    private static readonly string[] Numbers = ["411202198001010014", "411202199003070023", "14050219851231102X", "41128219880616002X"];

    private static Roster Read(string rows) => Read(Books.Xlsx(rows));

    private static Roster Read(byte[] file, string name = "名册.xlsx") => TraineeSheet.Read(file, name, SheetLimits.Upload, TestContext.Current.CancellationToken);

    private static RosterCheck Check(Roster roster) => TraineeSheet.Check(roster.Rows, roster.Columns, Rules);

    private static byte[] Workbook(Action<Dictionary<string, string>> change, params (string Name, string State, string Rows)[] sheets)
    {
        var parts = Books.Parts(sheets, null, null, "", "");
        change(parts);
        return Books.Zip(parts);
    }

    private static IEnumerable<string> Told(Roster roster) => roster.Columns.Notices.Select(n => n.ToString());

    [Fact]
    public void The_first_visible_sheet_with_headings_is_read_and_named_and_the_others_are_told()
    {
        var roster = Read(Books.Xlsx(("填表说明", "", Books.Rows(["1. 请如实填写姓名和证件号码"])), ("空模板", "", Books.Rows(Header)),
            ("学员名册", "", Books.Rows(Header, Person(0, "张三"))), ("二班", "", Books.Rows(Header, Person(1, "李四"), Person(2, "王五"))), ("旧名单", "state=\"hidden\"", Books.Rows(Header))));
        Assert.Equal("学员名册", roster.Columns.Sheet);
        Assert.Equal("张三", Check(roster).Rows.Single().Name!.Text);
        Assert.Equal(["读取的是工作表“学员名册”", "工作表“二班”里还有2人，没有读取；要导入请另存为单独的文件再上传", "隐藏的工作表没有读取：旧名单"], Told(roster));
    }

    [Theory]
    [InlineData("姓名\nName", "证件号码\nID No.", "手机号码\nMobile")]
    [InlineData("Name/姓名", "ID Number 证件号码", "Phone 手机")]
    [InlineData("【必填】姓名", "【必填】证件号码", "【选填】手机号码")]
    [InlineData("姓名（必填）", "＊身份证号码（18位）", "联系电话（11位）")]
    [InlineData("1.姓名", "2.证件号码", "3.联系电话")]
    [InlineData("姓名：", "身份证号/护照号", "电话、手机")]
    [InlineData("Full Name", "ID No.", "Tel.")]
    public void Headings_with_a_second_line_a_language_or_marks_are_found(string name, string number, string phone)
    {
        var row = Check(Read(Books.Rows([name, number, phone], ["张三", Numbers[0], "13162369551"]))).Rows.Single();
        Assert.Equal(("张三", Numbers[0], "13162369551"), (row.Name!.Text, row.Document!.Number, row.Phone!.Number));
    }

    [Fact]
    public void Repeated_headings_sums_and_signatures_are_told_once_each_and_are_no_people()
    {
        var roster = Read(Books.Row(1, "湖滨区2022年养老护理员培训学员名册") + Books.Row(2, Header) + Books.Row(3, Person(0, "张三"))
            + Books.Row(4, "湖滨区2022年养老护理员培训学员名册") + Books.Row(5, Header) + Books.Row(6, Person(1, "李四")) + Books.Row(7, "小计", "1")
            + Books.Row(8, "合计", "", "", "", "2人") + Books.Row(9, "共2人") + Books.Row(10, "制表人：李老师", "", "", "审核人：王校长") + Books.Row(11, "单位（盖章）：", "", "", "日期：2022年3月1日") + Books.Row(12, "", "", "女", "", "", "五级"));
        Assert.Equal([3, 6], roster.Rows.Select(r => r.Number));
        Assert.Equal(["第4、5行是重复的标题或表头，没有作为人员读取", "第7、8、9行是合计，没有作为人员读取", "第10、11行是签字或说明，没有作为人员读取", "第12行没有姓名和证件号码，没有读取"], Told(roster));
        Assert.Empty(Check(roster).Problems);
    }

    [Fact]
    public void A_person_without_a_number_or_a_name_stays_a_person_with_an_error()
    {
        var check = Check(Read(Books.Rows(Header, ["张三", "", "男", "13162369551", "", ""], ["", Numbers[1], "", "13162369551", "", ""], ["日照合", Numbers[2], "", "13162369551", "", ""])));
        Assert.Equal([(2, "document.missing"), (3, "name.missing")], check.Problems.Select(p => (p.Row, p.Code)));
    }

    [Fact]
    public void Columns_and_pictures_that_are_not_read_are_told()
    {
        var rows = Books.Rows(["序号", "姓名", "证件号码", "照片", "备注"], ["1", "张三", Numbers[0], "", "班长", "另注"]) + "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>李四</t></is></c><c r=\"C3\" t=\"inlineStr\"><is><t>" + Numbers[1]
            + "</t></is></c><c r=\"D3\" t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c></row>";
        var roster = Read(Workbook(parts =>
        {
            for (var i = 0; i < 300; i++)
                parts[$"xl/media/image{i}.png"] = "x";
            parts["xl/cellimages.xml"] = "<a/>";
        }, ("学员", "", rows)));
        Assert.Equal(2, roster.Rows.Count);
        Assert.Equal(["文件里有300张图片，没有读取", "没有读取的列：照片、备注、F"], Told(roster));
        Assert.DoesNotContain(Check(roster).Problems, p => p.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public void A_merged_value_is_filled_down_with_a_notice(string kind)
    {
        string[][] rows = [Header, Person(0, "张三", unit: "夕阳红养老院"), Person(1, "李四", unit: ""), Person(2, "王五", unit: ""), Person(3, "赵六", unit: "")];
        var book = new XlsBook().Sheet("学员");
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++)
                if (rows[r][c].Length > 0)
                    book.Text(r, c, rows[r][c]);
        var file = kind == "xls" ? book.Merged(1, 3, 4).Save()
            : Workbook(parts => parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].Replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"E2:E4\"/></mergeCells>", StringComparison.Ordinal), ("学员", "", Books.Rows(rows)));
        var roster = Read(file, "名册." + kind);
        Assert.Equal(["夕阳红养老院", "夕阳红养老院", "夕阳红养老院", null], Check(roster).Rows.Select(r => r.Workplace));
        Assert.Equal(["“所在单位”列有合并的单元格，合并范围里的值已填到第3、4行，请核对"], Told(roster));
    }

    [Fact]
    public void One_person_over_two_merged_rows_is_one_person()
    {
        var rows = Books.Rows(Header, Person(0, "张三"), ["", "", "", "13900001234", "", ""], Person(1, "李四"));
        var roster = Read(Workbook(parts => parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].Replace("</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>", StringComparison.Ordinal), ("学员", "", rows)));
        Assert.Equal([2, 4], roster.Rows.Select(r => r.Number));
        Assert.Equal(["第3行的证件号码与上一行是合并的同一格，没有作为另一个人读取"], Told(roster));
    }

    [Fact]
    public void What_an_optional_cell_holds_keeps_nobody_out()
    {
        var check = Check(Read(Books.Rows(["姓名", "证件号码", "手机号码", "文化程度", "所在单位", "申报等级", "电子邮箱", "性别"],
            ["张三", Numbers[0], "问她女儿", "自学", new string('长', 201), "特级", "没有邮箱", "不详"])));
        Assert.Empty(check.WithErrors);
        Assert.Equal(["sex.unknown", "phone.characters", "education.unknown", "workplace.text", "level.unknown", "mail.shape"], check.Problems.Select(p => p.Code).Order(StringComparer.Ordinal).OrderBy(c => c[..2] switch { "se" => 0, "ph" => 1, "ed" => 2, "wo" => 3, "le" => 4, _ => 5 }));
        Assert.Equal((Level.Five, Sex.Male), (check.Rows[0].Level, check.Rows[0].Sex));
        Assert.Contains("五级/初级工、四级/中级工", check.Problems.Single(p => p.Code == "level.unknown").Message.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EA1234567", "document.kind-shaped", IdKind.Passport)]
    [InlineData("G12345678", "document.kind-shaped", IdKind.Passport)]
    [InlineData("P1234567A", "document.kind-shaped", IdKind.Passport)]
    [InlineData("H12345678", "document.kind-shaped", IdKind.TravelPermit)]
    [InlineData("M1234567890", "document.kind-shaped", IdKind.TravelPermit)]
    [InlineData("12345678", "document.kind-needed", null)]
    [InlineData("AB12C3456", "document.kind-needed", null)]
    [InlineData("4112021980010100", "document.length", null)]
    public void A_number_without_a_kind_is_taken_by_its_shape_or_the_kind_is_asked_for(string number, string code, IdKind? kind)
    {
        var check = Check(Read(Books.Rows(["姓名", "证件号码", "性别", "出生日期", "手机"], ["SMITH JANE", number, "女", "1980-01-31", "13162369551"])));
        Assert.Equal((code, kind), (check.Problems.Single(p => p.Field == "DocumentNumber").Code, check.Rows[0].Document?.Kind));
    }

    [Theory]
    [InlineData("991202198001010014", "document.province")]
    [InlineData("411202208001010014", "birth-date.future")]
    public void A_number_that_cannot_be_is_refused_for_its_true_reason(string number, string code)
    {
        var last = ResidentNumber.CheckSign(number.AsSpan(0, 17));
        Assert.Equal(code, Assert.Single(Check(Read(Books.Rows(["姓名", "证件号码", "手机"], ["张三", number[..17] + last, "13162369551"]))).Problems).Code);
    }

    [Fact]
    public void A_folded_name_and_a_strange_dot_are_asked_about()
    {
        var check = Check(Read(Books.Rows(Header, Person(0, "⽅⽂华"), Person(1, "买买提。艾力"))));
        Assert.Equal([(2, "name.folded"), (3, "name.dot")], check.Problems.Select(p => (p.Row, p.Code)));
        Assert.Equal("方文华", check.Rows[0].Name!.Text);
    }

    [Theory]
    [InlineData("utf-8", "姓名,证件号码,手机\n'测试甲,'411202198001010014,'13162369551\n", "")]
    [InlineData("utf-8", "姓名,证件号码,手机\r\n张三,411202198001010014,13162369551\r\n\u001A", "")]
    [InlineData("utf-16", "姓名\t证件号码\t手机\r\n张三\t411202198001010014\t13162369551\r\n", "")]
    [InlineData("utf-16BE", "姓名,证件号码,手机\r\n张三,411202198001010014,13162369551\r\n", "")]
    [InlineData("utf-16-bare", "姓名,证件号码,手机\r\n张三,411202198001010014,13162369551\r\n", "")]
    [InlineData("utf-8", "姓名,证件号码,证件类型,性别,出生日期,手机\r\nSMITH,PA7654321,护照,女,1980/1/31 0:00,13162369551\r\n", "")]
    [InlineData("GB18030", "姓名,证件号码,手机\r\n张三,411202198001010014,1.38E+10\r\n", "phone.numeric")]
    [InlineData("GB18030", "姓名,证件号码,手机\r\n张三,4.11202E+17,13162369551\r\n", "document.numeric")]
    public void Csv_is_read_as_programs_save_it(string encoding, string text, string codes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] file = encoding switch
        {
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            "utf-16-bare" => Encoding.Unicode.GetBytes(text),
            _ => Encoding.GetEncoding(encoding).GetBytes(text),
        };
        Assert.Equal(codes, string.Join(' ', Check(Read(file, "名册.csv")).Problems.Select(p => p.Code)));
    }

    [Fact]
    public void Extensions_with_elements_of_the_same_name_change_nothing()
    {
        const string cells = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>";
        var rows = Books.Rows(["姓名", "证件号码", "出生日期", "手机"]) + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>张三</t><x:ext xmlns:x=\"urn:x\"><x:t>别名</x:t></x:ext></is></c><c r=\"B2\" t=\"inlineStr\"><is><t>411202198001310029</t></is></c><c r=\"C2\" s=\"1\"><v>27789</v></c><c r=\"D2\"><v>13162369551</v></c></row>";
        var parts = Books.Parts([("学员", "", rows)], cells, null, "<workbookPr date1904=\"1\"/>", "");
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("</workbook>",
            "<extLst><ext uri=\"{1}\" xmlns:x15=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/main\"><x15:workbookPr chartTrackingRefBase=\"1\"/><x15:sheet name=\"x\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:id=\"r1\"/></ext></extLst></workbook>", StringComparison.Ordinal);
        var roster = Read(Books.Zip(parts));
        Assert.Equal(new DateOnly(1980, 1, 31), DayText.Parse(roster.Rows[0].At(RosterField.BirthDate).Text));
        Assert.Equal("张三", roster.Rows[0].At(RosterField.Name).Text);
        Assert.Empty(roster.Columns.Notices);
    }

    [Fact]
    public void Notices_that_would_not_fit_their_column_are_left_out_not_the_columns()
    {
        var columns = Read(Books.Rows(Header, Person(0, "张三"))).Columns with { Notices = [.. Enumerable.Range(0, 300).Select(i => RosterNotice.Of("没有读取的列：{0}", $"列{i}"))] };
        var kept = RosterColumns.From(columns.AsJson);
        Assert.True(columns.AsJson.Length <= RosterImport.MaxColumns);
        Assert.Equal(columns.All, kept.All);
        Assert.InRange(kept.Notices.Count, 20, 299);
    }
}
