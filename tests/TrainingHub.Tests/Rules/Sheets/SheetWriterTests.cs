using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using TrainingHub.Sheets;

namespace TrainingHub.Tests.Rules;

public class SheetWriterTests
{
    private static byte[] Write(Action<SheetWriter> write)
    {
        var file = new MemoryStream();
        using (var sheets = new SheetWriter(file))
            write(sheets);
        return file.ToArray();
    }

    private static byte[] Sample() => Write(sheets =>
    {
        sheets.BeginSheet("学员: '甲'/乙", [new("姓名", 12), new("性别", 6, CellStyle.Text, ["男", "女"]), new("生日", 12, CellStyle.Day), new("金额", 12, CellStyle.Money), new("学时", 8, CellStyle.Whole)], "三门峡市 <名册> & 说明");
        sheets.Row().Add("张三").Add("男").Add(new DateOnly(1980, 1, 1)).AddMoney(123_45).Add(60);
        sheets.Row().Add("=1+1\u0001\uD800").Skip().Add((DateOnly?)null).AddMoney(-1).Add("备注", CellStyle.Wrong);
        sheets.Row().Add("  𠮷 _x0041_\n二 ").Add("", CellStyle.Wrong);
        sheets.BeginSheet("填写说明", [new("说明", 60, CellStyle.Note)]);
    });

    [Fact]
    public void An_independent_validator_finds_nothing()
    {
        using var book = SpreadsheetDocument.Open(new MemoryStream(Sample()), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
    }

    [Fact]
    public void An_independent_reader_finds_what_was_written()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(Sample()));
        Assert.Equal("学员- -甲--乙", reader.Name);
        Assert.True(reader.Read() && reader.Read() && reader.Read());
        Assert.Equal(["张三", "男", new DateTime(1980, 1, 1), 123.45, 60d], Enumerable.Range(0, 5).Select(i => reader.GetValue(i)));
        reader.Read();
        Assert.Equal("=1+1", reader.GetValue(0));
        Assert.True(reader.NextResult());
        Assert.Equal("填写说明", reader.Name);
    }

    [Fact]
    public void The_own_reader_gives_back_every_text()
    {
        var rows = SheetReader.Read(Sample(), "a.xlsx", SheetLimits.Upload).Rows.ToList();
        Assert.Equal("三门峡市 <名册> & 说明", rows[0].At(0).Text);
        Assert.Equal(["姓名", "性别", "生日", "金额", "学时"], rows[1].Cells.Select(c => c.Text));
        Assert.Equal(["张三", "男", "1980-01-01", "123.45", "60"], rows[2].Cells.Select(c => c.Text));
        Assert.Equal((CellKind.Text, "=1+1", false), (rows[3].At(0).Kind, rows[3].At(0).Text, rows[3].At(0).Formula));
        Assert.Equal("  𠮷 _x0041_\n二 ", rows[4].At(0).Text);
    }

    [Fact]
    public void Twenty_thousand_rows_stay_within_the_limits_of_an_upload()
    {
        var file = Write(sheets =>
        {
            sheets.BeginSheet("名册", [.. Enumerable.Range(0, 14).Select(i => new SheetColumn($"列{i}", 12))]);
            for (var row = 0; row < 20_000; row++)
            {
                sheets.Row();
                for (var i = 0; i < 14; i++)
                    sheets.Add($"值{row * 31 % 977}-{i}");
            }
        });
        Assert.True(file.Length < 10 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(20_001, SheetReader.Read(file, "a.xlsx", SheetLimits.Upload).Rows.Count());
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 80 << 20);
    }

    [Fact]
    public void Choices_that_do_not_fit_are_the_programmers_error() =>
        Assert.Throws<ArgumentException>(() => Write(sheets => sheets.BeginSheet("a", [new("b", 9, CellStyle.Text, [new string('x', 256)])])));
}
