using TrainingHub.Platform.Files;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Tests.Flows;

/// <summary>What every filler of templates keeps to, whichever package stands behind it. The build decides which one this is.</summary>
public sealed class TemplatesContract : HubTest
{
    private static readonly CertificateReady Letter = new()
    {
        Name = "欧阳·阿依古丽",
        Occupation = "养老护理员",
        Level = "五级/初级工",
        School = "示范学校",
        MyAddress = "https://hl.example.gov.cn/my",
        CheckAddress = "https://hl.example.gov.cn/verify",
    };

    private ITemplates Templates => Make<ITemplates>();

    [Fact]
    public async Task Chinese_stays_Chinese()
    {
        var html = await Templates.RenderAsync(Letter, Stop);

        Assert.Contains("欧阳·阿依古丽", html);
        Assert.DoesNotContain("&#x", html);
    }

    [Fact]
    public async Task A_letter_known_only_as_a_letter_finds_its_view()
    {
        ILetter letter = Letter;

        Assert.Contains("欧阳·阿依古丽", await Templates.RenderAsync(letter, Stop));
    }

    [Fact]
    public async Task Names_are_text_never_markup()
    {
        var html = await Templates.RenderAsync(Letter with { Name = "<script>alert(1)</script>" }, Stop);

        Assert.DoesNotContain("<script>", html);
    }

    [Fact]
    public async Task A_record_without_a_view_says_so() =>
        Assert.Equal("template.missing", (await Assert.ThrowsAsync<RuleBroken>(() => Templates.RenderAsync(new Nothing(), Stop))).Code);

    [Fact]
    public async Task Many_at_once_do_not_mix()
    {
        var names = Enumerable.Range(0, 50).Select(n => $"护理员{n:00}号").ToArray();

        var pages = await Task.WhenAll(names.Select(n => Task.Run(() => Templates.RenderAsync(Letter with { Name = n }, Stop))));

        Assert.All(names.Zip(pages), pair => Assert.Contains(pair.First, pair.Second));
    }

    private sealed record Nothing;
}
