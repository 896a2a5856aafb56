using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using TrainingHub.Sheets;

namespace TrainingHub.Tests.Rules;

/// <summary>Every file ends in rows or in words; nothing is unpacked before it was measured.</summary>
public class HostileFilesTests
{
    private static string Code(byte[] file, string name = "名册.xlsx")
    {
        var broken = Assert.Throws<SheetRefused>(() => SheetReader.Read(file, name, SheetLimits.Upload).Rows.Count());
        Assert.Contains("请", broken.Message, StringComparison.Ordinal);
        return broken.Code;
    }

    private static byte[] With(string part, string content) => Books.Zip(new Dictionary<string, string>(Books.Parts([("a", "", "")], null, null, "", "")) { [part] = content });

    private static byte[] Packed(string part, byte[] content, byte[]? book = null)
    {
        var file = new MemoryStream();
        file.Write(book ?? Books.Xlsx(Books.Row(1, "甲")));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        using (var stream = zip.CreateEntry(part).Open())
            stream.Write(content);
        return file.ToArray();
    }

    [Fact]
    public void Nothing_and_too_much_are_refused()
    {
        Assert.Equal("sheet.empty", Code([]));
        Assert.Equal("sheet.too-large", Code(new byte[(10 << 20) + 1]));
        Assert.Equal("sheet.too-large", Assert.Throws<SheetRefused>(() => SheetReader.Read(new MemoryStream(new byte[20 << 20]), "a.xlsx", SheetLimits.Upload)).Code);
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_it_declares()
    {
        Assert.Equal("sheet.bomb", Code(Packed("xl/media/a.png", new byte[2 << 20])));
        Assert.Equal("sheet.bomb", Code(Packed("xl/worksheets/sheet9.xml", new byte[60 << 20])));
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(-400)]
    [InlineData(500)]
    public void A_part_that_lies_about_its_size_is_refused(int lie)
    {
        var file = Books.Xlsx(Books.Rows(["姓名", "证件号码"], ["张三", "411202198001010014"]));
        var name = "xl/worksheets/sheet1.xml"u8;
        for (var at = file.AsSpan().IndexOf(name); at >= 0;)
        {
            // 24 bytes into a central entry, 22 into a local header, stands the unpacked size.
            var central = at >= 46 && BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at - 46)) == 0x02014B50;
            var size = file.AsSpan(central ? at - 46 + 24 : at - 30 + 22, 4);
            if (BinaryPrimitives.ReadUInt32LittleEndian(size) is var real and > 0)
                BinaryPrimitives.WriteUInt32LittleEndian(size, (uint)(real + lie));
            var next = file.AsSpan(at + 1).IndexOf(name);
            at = next < 0 ? -1 : at + 1 + next;
        }
        Assert.Contains(Code(file), new[] { "sheet.bomb", "sheet.damaged" });
    }

    [Fact]
    public void Cells_far_away_are_refused_before_the_column_is_used()
    {
        Assert.Equal("sheet.too-wide", Code(Books.Xlsx("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")));
        Assert.Equal("sheet.damaged", Code(Books.Xlsx("<row r=\"1\"><c r=\"ZZZZZZZZ1\"><v>1</v></c></row>")));
        Assert.Equal("sheet.damaged", Code(Books.Xlsx("<row r=\"1048577\"><c r=\"A1\"><v>1</v></c></row>")));
        Assert.Equal("sheet.damaged", Code(Books.Xlsx("<row r=\"2\"/><row r=\"1\"/>")));
        Assert.Equal("sheet.too-wide", Code(Books.Xlsx($"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1000))}</row>")));
        Assert.Empty(SheetReader.Read(Books.Xlsx("<row r=\"1\"><c r=\"XFD1\" s=\"3\"/></row>"), "styled.xlsx", SheetLimits.Upload).Rows);
    }

    [Fact]
    public void Too_many_rows_parts_or_characters_are_refused()
    {
        Assert.Equal("sheet.too-many-rows", Code(Books.Xlsx(string.Concat(Enumerable.Range(1, 50_001).Select(i => $"<row r=\"{i}\"><c><v>{i}</v></c></row>")))));
        Assert.Equal("sheet.too-many-parts", Code(Books.Zip(Enumerable.Range(0, 65).Select(i => KeyValuePair.Create($"p{i}.xml", "")))));
        Assert.Equal("sheet.cell-too-long", Code(Books.Xlsx(Books.Row(1, new string('甲', 32_768)))));
        Assert.Equal("sheet.cell-too-long", Code(Books.Xlsx("", shared: $"<si><t>{new string('a', 40_000)}</t></si>")));
    }

    [Theory]
    [InlineData("xl/vbaProject.bin", "", "sheet.macro")]
    [InlineData("xl/externalLinks/externalLink1.xml", "<a/>", "sheet.external")]
    [InlineData("xl/connections.xml", "<a/>", "sheet.external")]
    [InlineData("xl/embeddings/oleObject1.bin", "x", "sheet.embedded")]
    [InlineData("xl/activeX/activeX1.xml", "<a/>", "sheet.embedded")]
    [InlineData("[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>", "sheet.macro")]
    [InlineData("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>", "sheet.dtd")]
    [InlineData("xl/workbook.xml", "<!DOCTYPE a><workbook/>", "sheet.dtd")]
    [InlineData("xl/workbook.xml", "<workbook/>", "sheet.no-visible-sheet")]
    [InlineData("xl/workbook.xml", "<workbook", "sheet.damaged")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"s\"><v>99</v></c></row></sheetData></worksheet>", "sheet.damaged")]
    [InlineData("_rels/.rels", "<Relationships/>", "sheet.not-a-workbook")]
    [InlineData("XL/WORKBOOK.XML", "<workbook/>", "sheet.damaged")]
    public void Parts_that_have_no_place_in_a_roster_are_refused(string part, string content, string code) => Assert.Equal(code, Code(With(part, content)));

    [Fact]
    public void Other_files_are_named_for_what_they_are()
    {
        Assert.Equal("sheet.html", Code("\r\n <html><table><tr><td>姓名</td></tr></table></html>"u8.ToArray(), "名册.xls"));
        Assert.Equal("sheet.html", Code("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>"u8.ToArray(), "名册.xls"));
        Assert.Equal("sheet.not-a-workbook", Code("%PDF-1.7"u8.ToArray(), "名册.pdf"));
        Assert.Equal("sheet.not-a-workbook", Code("姓名,证件号码"u8.ToArray(), "名册.docx"));
        Assert.Equal("sheet.not-a-workbook", Code(Books.Zip([KeyValuePair.Create("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), "名册.ods"));
        Assert.Equal("sheet.not-a-workbook", Code([1, 2, 0, 4], "名册.csv"));
        Assert.Equal("sheet.encoding", Code([0xFF, 0xFF, 0xFF, 0x20], "名册.csv"));
        Assert.Equal("sheet.open-quote", Code("a,b\n\"c,d"u8.ToArray(), "名册.csv"));
        Assert.Equal("sheet.too-wide", Code(Encoding.ASCII.GetBytes(string.Join(',', Enumerable.Repeat("a", 1000))), "名册.csv"));
    }

    [Fact]
    public void Old_workbooks_with_a_password_macros_objects_or_links_are_refused()
    {
        XlsBook Book() => new XlsBook().Sheet("a").Text(0, 0, "姓名");
        Assert.Equal("sheet.encrypted", Code(Book().Save("EncryptedPackage")));
        Assert.Equal("sheet.encrypted", Code(Book().Global(0x002F, new byte[6]).Save(), "名册.xls"));
        Assert.Equal("sheet.macro", Code(Book().Save(others: ("_VBA_PROJECT_CUR", 1)), "名册.xls"));
        Assert.Equal("sheet.embedded", Code(Book().Save(others: ("MBD0018D4CE", 1)), "名册.xls"));
        Assert.Equal("sheet.external", Code(Book().Global(0x01AE, 1, 0, 3, 0, 0, 0x41, 0, 0x42, 0).Save(), "名册.xls"));
        Assert.Equal("sheet.not-a-workbook", Code(Book().Save("WordDocument"), "名册.doc"));
        Assert.Equal("sheet.no-visible-sheet", Code(new XlsBook().Sheet("a", 2).Save(), "名册.xls"));
        Assert.Equal("sheet.too-wide", Code(Book().Text(1, 250, "x").Save(), "名册.xls"));
    }

    [Fact]
    public void Truncated_files_are_damaged_not_empty()
    {
        var xlsx = Books.Xlsx(Books.Rows(["姓名"], ["张三"]));
        for (var length = 4; length < xlsx.Length; length += 7)
            Assert.StartsWith("sheet.", Code(xlsx[..length]), StringComparison.Ordinal);
        var xls = new XlsBook().Sheet("a").Text(0, 0, "姓名").Save();
        for (var length = 8; length < 2048; length += 64)
            Assert.StartsWith("sheet.", Code(xls[..length], "a.xls"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_sectors_that_runs_in_a_circle_ends()
    {
        var xls = new XlsBook().Sheet("a").Text(0, 0, "姓名").Save();
        BitConverter.GetBytes(2).CopyTo(xls, 512 + 4 * 5);
        Assert.Equal("sheet.damaged", Code(xls, "a.xls"));
        BitConverter.GetBytes(1).CopyTo(xls, 512 + 4 * 1);
        Assert.Equal("sheet.damaged", Code(xls, "a.xls"));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    [InlineData("csv")]
    public void Random_changes_and_random_bytes_never_end_in_another_exception(string kind)
    {
        var random = new Random(20220921);
        var good = kind switch
        {
            "xlsx" => Books.Xlsx(Books.Rows(["姓名", "证件号码"], ["张三", "411202198001010014"]), "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", "<si><t>a</t></si>"),
            "xls" => new XlsBook().Sheet("a").Text(0, 0, "姓名").Number(1, 0, 5, 1).Formula(1, 1, 2).Save(),
            _ => "姓名,证件号码\n\"张三\",411202198001010014"u8.ToArray(),
        };
        for (var round = 0; round < 600; round++)
        {
            var file = (byte[])good.Clone();
            if (round % 10 == 0)
                random.NextBytes(file.AsSpan(kind == "csv" ? 0 : 8));
            for (var i = random.Next(8); i >= 0; i--)
                file[random.Next(kind == "csv" ? 0 : 8, kind == "xls" ? 2400 : file.Length)] = (byte)random.Next(256);
            try
            {
                _ = SheetReader.Read(file, "a." + kind, SheetLimits.Upload).Rows.Count();
            }
            catch (SheetRefused broken)
            {
                Assert.StartsWith("sheet.", broken.Code, StringComparison.Ordinal);
            }
        }
    }
}
