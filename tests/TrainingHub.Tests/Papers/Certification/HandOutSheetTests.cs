using TrainingHub.Papers;
using TrainingHub.Templates.Papers;

namespace TrainingHub.Tests.Papers;

public sealed class HandOutSheetTests(PressRoom room) : IClassFixture<PressRoom>
{
    private const string CheckAddress = "HTTPS://CAREGIVER.EXAMPLE/VERIFY";
    private static readonly string[] Names = ["李秀英", "𠮷𫖯喆", "阿卜杜热合曼·买买提艾力江·吐尔逊尼亚孜", "王芳"];

    private static HandOutSheet Sheet(int rows) => new()
    {
        School = "三门峡市湖滨区阳光养老护理职业培训学校",
        ClassName = "2022年养老护理员初级第3期",
        Issuer = "湖滨区养老护理职业技能评价中心",
        Date = "2022年5月1日",
        CheckAddress = "https://caregiver.example/verify",
        QrPath = QrCode.Svg(CheckAddress).Path,
        QrModules = QrCode.Svg(CheckAddress).Modules,
        Rows = [.. Enumerable.Range(0, rows).Select(i => new HandOutRow(Names[i % 4], $"S000041000012225{i + 1:000000}", "五级/初级工"))],
    };

    [Fact]
    public async Task The_hand_out_sheet_looks_as_approved() =>
        Approved.Is(await room.Templates.RenderAsync(Sheet(22), TestContext.Current.CancellationToken), "hand-out-sheet.svg");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(18, 1)]
    [InlineData(19, 2)]
    [InlineData(300, 12)]
    public async Task A_class_of_any_size_has_all_its_rows_and_numbered_pages(int rows, int pages)
    {
        var text = Tool.Run("pdftotext", await room.PdfAsync(Sheet(rows), "证书领取登记表"), "-layout", "in.pdf", "-");
        Assert.Contains($"第{pages}页共{pages}页", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        for (var i = 1; i <= rows; i++)
            Assert.Contains($"S000041000012225{i:000000}", text, StringComparison.Ordinal);
        Assert.Contains("学校负责人", text, StringComparison.Ordinal);
        Assert.Contains("证书已可领取", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_on_the_hand_out_sheet_reads_at_screen_size() =>
        Assert.Equal(CheckAddress, Tool.Scan(await room.PdfAsync(Sheet(5), "证书领取登记表"), 72));
}
