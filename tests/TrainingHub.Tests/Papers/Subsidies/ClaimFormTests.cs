using TrainingHub.Templates.Papers;

namespace TrainingHub.Tests.Papers;

public sealed class ClaimFormTests(PressRoom room) : IClassFixture<PressRoom>
{
    private static readonly string[] Names = ["李秀英", "𠮷𫖯喆", "阿卜杜热合曼·买买提艾力江·吐尔逊尼亚孜", "王芳"];

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
    public async Task The_claim_form_looks_as_approved() =>
        Approved.Is(await room.Templates.RenderAsync(Form(12, 2), TestContext.Current.CancellationToken), "claim-form.svg");

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
}
