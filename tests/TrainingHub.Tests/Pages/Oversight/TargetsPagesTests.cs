using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using TrainingHub.Demo;

namespace TrainingHub.Tests.Pages;

public sealed class TargetsPagesTests : SiteTest
{
    private City city = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync();
    }

    [Fact]
    public async Task The_city_sees_its_year_worst_county_first_and_every_number_opens_its_list()
    {
        var run = await Given.RunAsync(await Given.SchoolAsync("卢氏县"), new(2022, 3, 1), Level.Three);
        var people = await Given.TrainedAsync(run, 15);
        await Given.CertificatesAsync(run, people[..2], new(2022, 5, 1));

        var page = await OpenAsync("/dashboard", Role.CityOfficer, city.Path);

        Assert.Contains("三门峡市 2022年度目标完成情况", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["13.64%", "3.33%", "10%"], page.QuerySelectorAll(".kpi-p b").Select(b => b.TextContent));
        var rows = page.QuerySelectorAll("table.cmp tbody tr").Select(r => (r.QuerySelector("th")!.TextContent.Trim(), r.QuerySelector(".pct")!.TextContent)).ToList();
        Assert.Equal(("卢氏县", "107.14%"), rows[^1]);
        Assert.Equal("0%", rows[0].Item2);
        Assert.Contains(page.QuerySelectorAll(".kpi-n a"), a => a.GetAttribute("href") == "/trainees?region=411200&trained=2022");
        Assert.Contains("演示设定", page.QuerySelector("#how")!.TextContent, StringComparison.Ordinal);

        var list = await OpenAsync("/trainees?region=411224&trained=2022", Role.CityOfficer, city.Path);
        Assert.Contains("15", list.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0", (await OpenAsync("/trainees?region=411281&trained=2022", Role.CityOfficer, city.Path)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_county_opens_its_own_page_and_no_other()
    {
        await Given.SchoolAsync("卢氏县", "卢氏护理学校");
        var lushi = RegionPath.Of(city.Path, "411224");

        var page = await OpenAsync("/dashboard", Role.CountyOfficer, lushi);

        Assert.Contains("卢氏县 2022", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("卢氏护理学校", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/dashboard?region=411281", Role.CountyOfficer, lushi)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/dashboard?region=411200", Role.CountyOfficer, lushi)).StatusCode);
    }

    [Fact]
    public async Task A_year_without_targets_and_people_shows_dashes_and_how_to_begin()
    {
        var page = await OpenAsync("/dashboard?year=2021", Role.CityOfficer, city.Path);

        Assert.All(page.QuerySelectorAll(".kpi-p b"), b => Assert.Equal("—", b.TextContent));
        Assert.Contains("从这里开始", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dashboard?year=0&metric=x&sort=y")]
    [InlineData("/dashboard?year=2022&metric=newly-highly-skilled&sort=-name")]
    [InlineData("/dashboard?region=411224&sort=done")]
    [InlineData("/dashboard?handler=Sheet")]
    [InlineData("/admin/rules?key=class.hours.5&day=2022-05-01")]
    [InlineData("/admin/rules/new")]
    [InlineData("/admin/workdays")]
    [InlineData("/admin/workdays/new?year=2027")]
    public async Task The_city_opens_what_a_school_cannot(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(path, Role.CityOfficer, city.Path)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await GetAsync(path, Role.SchoolClerk, city.Path)).StatusCode);
    }

    [Fact]
    public async Task Rules_say_where_they_come_from_and_which_are_made_up()
    {
        var page = await OpenAsync("/admin/rules", Role.CityOfficer, city.Path);

        Assert.Equal(await CountAsync(), page.QuerySelectorAll("tbody tr").Length);
        var isOwn = page.QuerySelectorAll("tbody tr").ToLookup(r => r.TextContent.Contains("产品默认", StringComparison.Ordinal));
        Assert.Contains("账号经手人回避天数", Assert.Single(isOwn[true]).TextContent, StringComparison.Ordinal);
        Assert.All(isOwn[false], r => Assert.Contains("演示设定", r.TextContent, StringComparison.Ordinal));
        Assert.Empty((await OpenAsync("/admin/rules?day=2021-12-31", Role.CityOfficer, city.Path)).QuerySelectorAll("tbody tr"));

        Task<int> CountAsync() => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(Db.DatedRules, Stop);
    }

    private async Task<IDocument> OpenAsync(string path, Role role, string region)
    {
        using var answer = await GetAsync(path, role, region);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), Stop);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, Role role, string region)
    {
        var (user, membership) = await Given.AccountAsync(role, region, school: role == Role.SchoolClerk ? Guid.CreateVersion7() : null);
        var key = await Given.SignedInAsync(user, membership, Clock.Now);
        using var browser = Browser();
        browser.DefaultRequestHeaders.Add("Cookie", "hub=" + await Given.CookieAsync(Services, key));
        return await browser.GetAsync(new Uri(path, UriKind.Relative), Stop);
    }
}
