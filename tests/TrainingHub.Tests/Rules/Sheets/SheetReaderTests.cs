using System.Text;
using TrainingHub.Sheets;

namespace TrainingHub.Tests.Rules;

public class SheetReaderTests
{
    private static List<SheetRow> Read(byte[] file, string name = "名册.xlsx") => [.. SheetReader.Read(file, name, SheetLimits.Upload).Rows];

    private static Cell First(byte[] file, string name = "名册.xlsx") => Read(file, name)[0].Cells[0];

    [Fact]
    public void Rows_keep_their_numbers_and_empty_ones_are_skipped()
    {
        var rows = Read(Books.Xlsx(Books.Row(3, "甲", "", "丙") + "<row r=\"4\"/>" + Books.Row(5, " ") + Books.Row(9, "丁")));
        Assert.Equal([3, 9], rows.Select(r => r.Number));
        Assert.Equal(["甲", "", "丙"], rows[0].Cells.Select(c => c.Text));
        Assert.Equal(Cell.Empty, rows[0].At(100));
    }

    [Fact]
    public void Hidden_sheets_are_skipped_and_hidden_rows_are_marked()
    {
        var sheet = SheetReader.Read(Books.Xlsx(("旧", "state=\"hidden\"", Books.Row(1, "旧")), ("更旧", "state=\"veryHidden\"", ""),
            ("学员", "", Books.Row(1, "甲") + Books.Row(2, "乙").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal))), "a.xlsx", SheetLimits.Upload);
        Assert.Equal("学员", sheet.Name);
        Assert.Equal(["旧", "更旧"], sheet.HiddenSheets);
        Assert.Equal([false, true], sheet.Rows.Select(r => r.Hidden));
    }

    [Fact]
    public void Shared_texts_join_their_runs_and_leave_out_phonetics()
    {
        const string shared = "<si><r><t>张</t></r> <r><rPr><b/></rPr><t xml:space=\"preserve\"> 三</t></r><rPh sb=\"0\" eb=\"1\"><t>チョウ</t></rPh><phoneticPr fontId=\"1\"/></si><si><t>a_x000D_b</t></si><si/>";
        var row = Read(Books.Xlsx("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>", shared: shared))[0];
        Assert.Equal(["张 三", "a\rb"], row.Cells.Select(c => c.Text));
    }

    [Fact]
    public void Kinds_are_told_apart()
    {
        var cells = Read(Books.Xlsx("""
            <row r="1"><c r="A1"><v>4.112021980010100E+17</v></c><c r="B1"><v>13800000000.0</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>
            <c r="E1" t="str"><f>A1&amp;""</f><v>结果</v></c><c r="F1"><f>1+1</f></c><c r="G1" s="1"/></row>
            """))[0].Cells;
        Assert.Equal([CellKind.Number, CellKind.Number, CellKind.Bool, CellKind.Error, CellKind.Text, CellKind.Text], cells.Select(c => c.Kind));
        Assert.Equal(["4.112021980010100E+17", "13800000000", "TRUE", "#N/A", "结果", ""], cells.Select(c => c.Text));
        Assert.Equal([false, false, false, false, true, true], cells.Select(c => c.Formula));
    }

    [Theory]
    [InlineData("88.299999999999997", "88.3")]
    [InlineData("90.099999999999994", "90.1")]
    [InlineData("74.680000000000007", "74.68")]
    [InlineData("88.125", "88.125")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("80.000000000000014", "80")]
    [InlineData("1E-3", "0.001")]
    [InlineData("-2.50", "-2.5")]
    [InlineData("13800001234", "13800001234")]
    [InlineData("1.3800001234E10", "13800001234")]
    public void A_number_is_what_the_spreadsheet_shows_of_it(string kept, string shown)
    {
        Assert.Equal(shown, First(Books.Xlsx($"<row><c><v>{kept}</v></c></row>")).Text);
        Assert.Equal(shown, First(new XlsBook().Sheet("a").Number(0, 0, double.Parse(kept, System.Globalization.CultureInfo.InvariantCulture)).Save(), "a.xls").Text);
    }

    [Fact]
    public void Every_mark_with_one_decimal_comes_back_as_it_was_typed()
    {
        for (var tenths = 600; tenths <= 1000; tenths++)
        {
            var typed = (tenths / 10m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);
            var kept = ((double)(tenths / 10m)).ToString("G17", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(typed, First(Books.Xlsx($"<row><c><v>{kept}</v></c></row>")).Text);
        }
    }

    [Theory]
    [InlineData(14, "", false, "2025-06-05")]
    [InlineData(31, "", false, "2025-06-05")]
    [InlineData(57, "", false, "2025-06-05")]
    [InlineData(14, "", true, "2029-06-06")]
    [InlineData(164, "yyyy\"年\"m\"月\"d\"日\"", false, "2025-06-05")]
    [InlineData(164, "[$-F800]dddd", false, "2025-06-05")]
    [InlineData(164, "\"日\"0", false, "45813")]
    [InlineData(164, "[Red]0.00\\d", false, "45813")]
    [InlineData(1, "", false, "45813")]
    public void Dates_are_known_by_their_format(int format, string code, bool since1904, string text)
    {
        var styles = $"<numFmts><numFmt numFmtId=\"164\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf/><xf numFmtId=\"{format}\"/></cellXfs>";
        Assert.Equal(text, First(Books.Xlsx("<row><c s=\"1\"><v>45813</v></c></row>", styles, book: since1904 ? "<workbookPr date1904=\"1\"/>" : "")).Text);
    }

    [Theory]
    [InlineData(1, "1900-01-01")]
    [InlineData(59, "1900-02-28")]
    [InlineData(61, "1900-03-01")]
    [InlineData(44805.5, "2022-09-01 12:00:00")]
    public void The_first_two_months_of_1900_are_a_day_off(double serial, string day) =>
        Assert.Equal(day, NumberFormats.Cell(serial.ToString(System.Globalization.CultureInfo.InvariantCulture), true, false, false).Text);

    [Fact]
    public void An_old_xls_gives_the_same_kinds()
    {
        var file = new XlsBook().Sheet("隐藏", 1).Text(0, 0, "旧").Sheet("学员")
            .Text(0, 0, "姓名").Text(2, 0, "张三").Number(2, 1, 411202198001010014).Number(2, 2, 45813, 1).Number(2, 3, 45813, 2)
            .Formula(2, 4, 7).Error(2, 5, 0x2A).HiddenRow(2).Save();
        var sheet = SheetReader.Read(file, "名册.xls", SheetLimits.Upload);
        var rows = sheet.Rows.ToList();
        Assert.Equal(("学员", "隐藏"), (sheet.Name, sheet.HiddenSheets.Single()));
        Assert.Equal([(1, false), (3, true)], rows.Select(r => (r.Number, r.Hidden)));
        Assert.Equal([CellKind.Text, CellKind.Number, CellKind.Date, CellKind.Date, CellKind.Number, CellKind.Error], rows[1].Cells.Select(c => c.Kind));
        Assert.Equal(("2025-06-05", "2025-06-05", "7", "#N/A"), (rows[1].Cells[2].Text, rows[1].Cells[3].Text, rows[1].Cells[4].Text, rows[1].Cells[5].Text));
        Assert.Equal([false, false, false, false, true, false], rows[1].Cells.Select(c => c.Formula));
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "姓名,身份证号\r\n张䶮,411202198001010014\r\n" },
        { "utf-8-bom", "姓名;身份证号\n张䶮;411202198001010014" },
        { "GB18030", "姓名\t身份证号\r张䶮\t411202198001010014" },
        { "utf-16", "姓名\t身份证号\r\n张䶮\t411202198001010014\r\n" },
        { "utf-8", "\"姓名\",\"身份证号\"\r\n\"张䶮\",\"\t411202198001010014\"\r\n" },
        { "utf-8", "姓名,身份证号\r\n张䶮,=\"411202198001010014\"\r\n" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Csv_is_read_as_spreadsheets_save_it(string encoding, string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] file = encoding switch
        {
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.GetEncoding(encoding).GetBytes(text),
        };
        var rows = Read(file, "名册.csv");
        Assert.Equal(["姓名", "身份证号", "张䶮", "411202198001010014"], rows.SelectMany(r => r.Cells).Select(c => c.Text.Trim()));
        Assert.Equal([1, 2], rows.Select(r => r.Number));
    }

    [Fact]
    public void Csv_quotes_hold_line_ends_and_quotes_and_rows_are_counted_as_a_spreadsheet_does()
    {
        var rows = Read("a,\"b\n\"\"c\"\"\"\n\n,,\nd,\n"u8.ToArray(), "x.csv");
        Assert.Equal([(1, "b\n\"c\""), (4, "")], rows.Select(r => (r.Number, r.At(1).Text)));
    }
}
