using System.Globalization;
using TrainingHub.Papers;

namespace TrainingHub.Tests.Papers;

public sealed class CertificatePaperTests(PressRoom room) : IClassFixture<PressRoom>
{
    private const string Title = "职业技能等级证书";

    [Fact]
    public async Task Looks_as_approved() =>
        Approved.Is(await room.Templates.RenderAsync(PressRoom.Certificate("李秀英"), TestContext.Current.CancellationToken), "certificate.svg");

    [Fact]
    public async Task Carries_every_field_the_ministry_asks_for_as_text_that_can_be_copied()
    {
        var text = Tool.Run("pdftotext", await room.PdfAsync(PressRoom.Certificate("李秀英"), Title), "-layout", "in.pdf", "-");
        foreach (var field in new[]
        {
            "职业技能等级证书", "李秀英", "女", "居民身份证", "411202197203150026", "养老护理员", "--", "五级/初级工", "S000041000012225000331",
            "湖滨区养老护理职业技能评价中心", "2022年5月1日", "贴照片处", "http://jndj.osta.org.cn", "http://pjjg.osta.org.cn", "https://caregiver.example/verify",
        })
            Assert.Contains(field, text, StringComparison.Ordinal);
        Assert.DoesNotContain("演示", text, StringComparison.Ordinal);
        Assert.DoesNotContain("人力资源", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_across_the_page_that_a_demo_paper_is_a_specimen()
    {
        var text = Tool.Run("pdftotext", await room.PdfAsync(PressRoom.Certificate("李秀英") with { Specimen = true }, Title), "in.pdf", "-");
        Assert.Contains("SPECIMEN", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(72)]
    [InlineData(96)]
    [InlineData(150)]
    [InlineData(300)]
    public async Task The_code_reads_off_the_page(int dotsPerInch) =>
        Assert.Equal(PressRoom.CheckAddress, Tool.Scan(await room.PdfAsync(PressRoom.Certificate("李秀英") with { Specimen = true }, Title), dotsPerInch));

    [Theory]
    [InlineData("龘㛃䶮")]
    [InlineData("𠮷𫖯喆")]
    [InlineData("堃玥祎垚翀")]
    [InlineData("阿卜杜热合曼·买买提艾力江·吐尔逊尼亚孜")]
    [InlineData("O'Brien <李> & \"王\"")]
    public async Task Any_name_comes_back_as_it_was_given(string name) =>
        Assert.Contains(name, Tool.Run("pdftotext", await room.PdfAsync(PressRoom.Certificate(name), Title), "-layout", "in.pdf", "-"), StringComparison.Ordinal);

    [Fact]
    public async Task Is_one_sound_A4_page_with_every_font_inside()
    {
        var pdf = await room.PdfAsync(PressRoom.Certificate("𠮷𫖯喆") with { Specimen = true }, Title);
        Tool.Run("qpdf", pdf, "--check", "in.pdf");
        var about = Tool.Run("pdfinfo", pdf, "in.pdf");
        Assert.Matches(@"Pages:\s+1\b", about);
        Assert.Contains("841.89 x 595.276 pts (A4)", about, StringComparison.Ordinal);
        Assert.Matches($@"Title:\s+{Title}", about);
        var fonts = Tool.Run("pdffonts", pdf, "in.pdf").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+Caregiver\S+\s+CID TrueType\s+Identity-H\s+yes yes yes", font));
    }

    [Fact]
    public async Task The_same_record_gives_the_same_bytes_in_any_press_and_culture()
    {
        var first = await room.PdfAsync(PressRoom.Certificate("李秀英"), Title);
        var second = await room.PdfAsync(PressRoom.Certificate("李秀英"), Title);
        var german = await InGerman(async () =>
        {
            using var other = new PressRoom();
            await other.PdfAsync(PressRoom.Certificate("王芳") with { Specimen = true }, Title);
            return await other.PdfAsync(PressRoom.Certificate("李秀英"), Title);
        });
        Assert.Equal(first, second);
        Assert.Equal(first, german);
    }

    [Fact]
    public async Task Many_threads_press_the_same_as_one()
    {
        var alone = await room.PdfAsync(PressRoom.Certificate("李秀英"), Title);
        var together = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => room.PdfAsync(PressRoom.Certificate("李秀英"), Title))));
        Assert.All(together, pdf => Assert.Equal(alone, pdf));
    }

    [Fact]
    public async Task A_name_that_cannot_be_printed_stops_it_and_is_named()
    {
        var cannot = await Assert.ThrowsAsync<CannotPrint>(() => room.PdfAsync(PressRoom.Certificate("李\uE863\U00030000"), Title));
        Assert.Equal(["E863", "30000"], cannot.Missing.Select(rune => rune.Value.ToString("X4", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_photo_is_taken_in_as_it_is()
    {
        var pdf = await room.PdfAsync(PressRoom.Certificate("李秀英") with { Photo = "data:image/jpeg;base64," + Convert.ToBase64String(SmallJpeg) }, Title);
        Assert.True(pdf.AsSpan().IndexOf(SmallJpeg) > 0);
        Tool.Run("qpdf", pdf, "--check", "in.pdf");
    }

    private static async Task<T> InGerman<T>(Func<Task<T>> work)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            return await work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>One grey dot, the smallest JPEG there is.</summary>
    private static readonly byte[] SmallJpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////" +
        "wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z");
}
