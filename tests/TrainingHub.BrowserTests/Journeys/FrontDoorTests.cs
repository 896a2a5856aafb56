using Microsoft.Playwright;

namespace TrainingHub.BrowserTests.Journeys;

/// <summary>Anybody comes to the first page and finds a door, whatever eyes, screen or language.</summary>
public sealed class FrontDoorTests(Browser browser)
{
    public static TheoryData<string, string> Pages() => Look.Cross("/", "/help", "/accessibility", "/nowhere");

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_look_is_sound(string path, string look)
    {
        await using var sheet = await browser.OpenAsync(path, Look.Named(look));
        await sheet.IsSoundAsync();
    }

    [Theory, InlineData("/"), InlineData("/help"), InlineData("/accessibility"), InlineData("/nowhere")]
    public async Task It_fits_320_pixels_also_in_large_mode(string path)
    {
        await using var small = await browser.OpenAsync(path, Look.Narrow);
        Assert.True(await small.OverflowAsync() <= 0, "scrolls sideways");
        await using var large = await browser.OpenAsync(path, Look.NarrowLarge);
        Assert.True(await large.OverflowAsync() <= 0, "scrolls sideways in large mode");
    }

    [Fact]
    public async Task Without_script_the_display_is_chosen_and_the_way_back_is_kept()
    {
        await using var sheet = await browser.OpenAsync("/help", Look.NoScript);
        await sheet.Page.GetByRole(AriaRole.Link, new() { Name = "长辈版" }).ClickAsync();
        await Assertions.Expect(sheet.Page.Locator("html")).ToHaveAttributeAsync("data-mode", "elder");
        Assert.EndsWith("/help", sheet.Page.Url);
        await sheet.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(sheet.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Help");
        await sheet.Page.GetByRole(AriaRole.Link, new() { Name = "High contrast" }).ClickAsync();
        await Assertions.Expect(sheet.Page.Locator("html")).ToHaveAttributeAsync("data-contrast", "high");
    }

    [Fact]
    public async Task Large_mode_is_large()
    {
        await using var sheet = await browser.OpenAsync("/", Look.Large);
        var text = await sheet.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.body).fontSize)");
        var lead = await sheet.Page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.body).lineHeight) / parseFloat(getComputedStyle(document.body).fontSize)");
        var small = await sheet.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('main a, main button, .ptools a')].filter(e => e.offsetHeight && e.offsetHeight < 60).map(e => e.textContent.trim() + ' ' + e.offsetHeight).join('; ')");
        Assert.True(text >= 24, $"{text} px");
        Assert.True(lead >= 1.7, $"{lead}");
        Assert.Equal("", small);
    }

    [Fact]
    public async Task The_english_pages_speak_no_chinese_but_names()
    {
        foreach (var path in new[] { "/", "/help", "/accessibility", "/nowhere" })
        {
            await using var sheet = await browser.OpenAsync(path, Look.English);
            var words = await sheet.Page.EvaluateAsync<string>("() => document.title + document.body.innerText");
            var left = words.Replace("三门峡市人力资源和社会保障局", "").Replace("中文", "").Where(c => c is >= '一' and <= '鿿').ToArray();
            Assert.Equal("", new string(left));
        }
    }

    [Fact]
    public async Task The_first_visit_is_light_and_asks_no_foreign_host()
    {
        await using var sheet = await browser.OpenAsync("/", Look.Phone);
        var hosts = await sheet.Page.EvaluateAsync<string[]>("() => performance.getEntriesByType('resource').map(r => new URL(r.name).host)");
        Assert.All(hosts, host => Assert.Equal(browser.Root.Authority, host));
        Assert.True(hosts.Length <= 6, hosts.Length + " files");
    }
}
