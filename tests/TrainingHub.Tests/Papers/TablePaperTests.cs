using TrainingHub.Papers;
using TrainingHub.Templates;
using TrainingHub.Templates.Papers;

namespace TrainingHub.Tests.Papers;

public sealed class TablePaperTests(PressRoom room) : IClassFixture<PressRoom>
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

    private static ClaimForm Form(int rows, int leftOut) => new()
    {
        Title = "职业技能培训补贴申请表",
        School = "三门峡市湖滨区阳光养老护理职业培训学校",
        ClassName = "2022年养老护理员初级第3期",
        Batch = "2022-HB-0007",
        Scheme = "养老护理员职业技能培训补贴",
        RuleName = "见局答复（2022年9月21日）",
        Date = "2022年9月21日",
        Total = "64,500.00",
        TotalInWords = "陆万肆仟伍佰元整",
        Rows = [.. Enumerable.Range(0, rows).Select(i => new ClaimFormRow(Names[i % 4], "4112**********0026", "五级/初级工", $"S000041000012225{i + 1:000000}", "1,500.00"))],
        LeftOut = [.. Enumerable.Range(0, leftOut).Select(i => new LeftOutRow(Names[i % 4], "4112**********0026",
            "2022年3月已由陕州区某职业培训学校以同一职业、同一等级申领过补贴（批号 2022-SZ-0003），每人同一职业同一等级只能享受一次。"))],
    };

    [Fact]
    public async Task The_hand_out_sheet_looks_as_approved() =>
        Approved.Is(await room.Templates.RenderAsync(Sheet(22), TestContext.Current.CancellationToken), "hand-out-sheet.svg");

    [Fact]
    public async Task The_claim_form_looks_as_approved() =>
        Approved.Is(await room.Templates.RenderAsync(Form(12, 2), TestContext.Current.CancellationToken), "claim-form.svg");

    [Theory]
    [InlineData(0, 1)]
    [InlineData(18, 1)]
    [InlineData(19, 2)]
    [InlineData(300, 12)]
    public async Task A_class_of_any_size_has_all_its_rows_and_numbered_pages(int rows, int pages)
    {
        var text = Tool.Run("pdftotext", await room.PdfAsync(Sheet(rows), "证书领取登记表"), "-layout", "in.pdf", "-");
        Assert.Contains($"第{pages}页共{pages}页", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        for (var i = 1; i <= rows; i++) Assert.Contains($"S000041000012225{i:000000}", text, StringComparison.Ordinal);
        Assert.Contains("学校负责人", text, StringComparison.Ordinal);
        Assert.Contains("证书已可领取", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_on_the_hand_out_sheet_reads_at_screen_size() =>
        Assert.Equal(CheckAddress, Tool.Scan(await room.PdfAsync(Sheet(5), "证书领取登记表"), 72));

    [Fact]
    public async Task The_claim_form_names_rule_sum_people_and_those_left_out()
    {
        var pdf = await room.PdfAsync(Form(43, 30), "职业技能培训补贴申请表");
        Tool.Run("qpdf", pdf, "--check", "in.pdf");
        var text = Tool.Run("pdftotext", pdf, "-layout", "in.pdf", "-");
        foreach (var said in new[]
        {
            "见局答复（2022年9月21日）", "陆万肆仟伍佰元整", "¥ 64,500.00", "43 人", "阿卜杜热合曼·买买提艾力江·吐尔逊尼亚孜", "𠮷𫖯喆",
            "未列入申请的 30 人", "附页", "2022-SZ-0003", "申请单位（盖章）", "S000041000012225000043",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(43, text.Split("1,500.00").Length - 1);
    }

    [Fact]
    public async Task Nobody_left_out_means_no_annex() =>
        Assert.DoesNotContain("附页", await room.Templates.RenderAsync(Form(4, 0), TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(200)]
    public void Pages_hold_every_row_once_and_leave_room_for_the_foot(int rows)
    {
        var pages = Paging.Cut([.. Enumerable.Range(0, rows)], first: 18, later: 22, tail: 8);
        Assert.Equal(Enumerable.Range(0, rows), pages.SelectMany(p => p));
        Assert.True(pages[0].Count <= 18 && pages.All(p => p.Count <= 22));
        Assert.True(pages[^1].Count <= (pages.Count == 1 ? 10 : 14));
        Assert.True(rows == 0 || pages.All(p => p.Count > 0));
    }

    [Fact]
    public void Lines_break_as_Chinese_is_set()
    {
        Assert.Equal(["一二三四，", "五六"], Mm.Wrap("一二三四，五六", 5));
        Assert.Equal(["一二三", "四，五六"], Mm.Wrap("一二三四，五六", 4));
        Assert.Equal(["一二三", "（四）"], Mm.Wrap("一二三（四）", 4));
        Assert.Equal(["批号", "2022-SZ-0003"], Mm.Wrap("批号 2022-SZ-0003", 7));
        Assert.Equal([""], Mm.Wrap("", 4));
    }
}
