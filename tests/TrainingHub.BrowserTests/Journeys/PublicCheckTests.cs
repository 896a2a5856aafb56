using Microsoft.Playwright;

namespace TrainingHub.BrowserTests.Journeys;

/// <summary>Anybody checks a certificate without signing in.</summary>
public sealed class PublicCheckTests(Browser browser)
{
    private const string Unknown = "/v/0123456789ABCDEFG";

    public static TheoryData<string, string> Pages() => Look.Cross("/verify", "/verify/S000041000012225000331", Unknown);

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_look_is_sound(string path, string look)
    {
        await using var sheet = await browser.OpenAsync(path, Look.Named(look));
        await sheet.IsSoundAsync();
    }

    [Theory, InlineData("/verify"), InlineData(Unknown)]
    public async Task It_fits_320_pixels_also_in_large_mode(string path)
    {
        await using var small = await browser.OpenAsync(path, Look.Narrow);
        Assert.True(await small.OverflowAsync() <= 0, "scrolls sideways");
        await using var large = await browser.OpenAsync(path, Look.NarrowLarge);
        Assert.True(await large.OverflowAsync() <= 0, "scrolls sideways in large mode");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_is_missing_is_named_then_a_wrong_name_is_not_told_from_a_wrong_number(bool script)
    {
        await using var sheet = await browser.OpenAsync("/verify", Look.Phone with { HasScript = script });
        var page = sheet.Page;
        await page.GetByLabel("证书编号").FillAsync("S0000410000122");
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("有2处需要更正");

        await page.GetByLabel("证书编号").FillAsync("s000041000012225999999");
        await page.GetByLabel("姓名").FillAsync("王桂兰");
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("没有查到这本证书");
        await page.GetByRole(AriaRole.Link, new() { Name = "重新查询" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("证书编号")).ToHaveValueAsync("");
    }
}
