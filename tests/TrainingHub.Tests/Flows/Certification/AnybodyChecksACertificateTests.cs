using System.Net;
using TrainingHub.Certification;
using TrainingHub.Tests.Pages;

namespace TrainingHub.Tests.Flows;

public sealed class AnybodyChecksACertificateTests : SiteTest
{
    [Fact]
    public async Task The_code_opens_every_printed_field_without_signing_in()
    {
        var c = await Given.IssuedAsync("阿依古丽·买买提");

        var answer = await Browser().GetAsync("/v/" + c.Code, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var page = await answer.ReadAsync();
        Assert.Equal("证书有效", page.QuerySelector("h1")!.TextContent);
        var printed = page.QuerySelectorAll(".pcert dd").Select(d => d.TextContent).ToList();
        Assert.Equal(
            ["阿依古丽·买买提", "女", "居民身份证", "411*************26", "养老护理员", "--", "五级/初级工", c.Number, c.AssessorName, "2025年3月3日"], printed);
    }

    [Fact]
    public async Task A_page_drawn_once_serves_its_minute_and_its_look_only()
    {
        var address = "/v/" + (await Given.IssuedAsync()).Code;
        var (first, again) = (await Browser().GetAsync(address, Stop), await Browser().GetAsync(address, Stop));
        Assert.Equal((false, true), (first.Headers.Age.HasValue, again.Headers.Age.HasValue));
        Assert.Contains("no-store", again.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(await first.Content.ReadAsStringAsync(Stop), await again.Content.ReadAsStringAsync(Stop));

        var other = Browser();
        await other.GetAsync("/ui?mode=elder&contrast=high&lang=en", Stop);
        var page = await (await other.GetAsync(address, Stop)).ReadAsync();
        Assert.Equal(("en", "elder", "high"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("data-mode"), page.DocumentElement.GetAttribute("data-contrast")));

        Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.False((await Browser().GetAsync(address, Stop)).Headers.Age.HasValue);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_kept_page_says_of_itself_what_a_drawn_one_says(string packing)
    {
        var address = "/v/" + (await Given.IssuedAsync()).Code;
        var (first, again) = (await AskAsync(), await AskAsync());
        Assert.True(again.Headers.Age.HasValue);
        Assert.Equal(packing == "identity" ? [] : [packing], again.Content.Headers.ContentEncoding);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(Stop), await again.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(Said(first), Said(again));

        async Task<HttpResponseMessage> AskAsync()
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", packing } } };
            return await Browser().SendAsync(ask, Stop);
        }

        static List<string> Said(HttpResponseMessage answer) =>
            [.. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Age" or "Date" or "Content-Length" or "Transfer-Encoding")).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order()];
    }

    [Fact]
    public async Task A_code_is_read_as_people_type_it()
    {
        var c = await Given.IssuedAsync();
        var answer = await Browser().GetAsync("/v/" + c.Code.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("阿依古丽·买买提")]
    [InlineData("阿依古丽•买买提")]
    [InlineData(" 阿依古丽．买买提 ")]
    public async Task Number_and_name_lead_to_the_same_answer(string typed)
    {
        var c = await Given.IssuedAsync("阿依古丽·买买提");

        var answer = await Browser().FillAsync("/verify", ("Number", " " + c.Number.ToLowerInvariant().Insert(4, " ")), ("Name", typed));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/v/" + c.Code, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_number_alone_opens_nothing()
    {
        var c = await Given.IssuedAsync();

        var page = await (await Browser().GetAsync("/verify/" + c.Number, Stop)).ReadAsync();

        Assert.Equal(c.Number, page.QuerySelector("#Number")!.GetAttribute("value"));
        Assert.DoesNotContain(c.HolderName, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var unknown = await (await Browser().GetAsync("/verify/S000041000012225999999", Stop)).ReadAsync();
        Assert.Equal(
            page.DocumentElement.TextContent.Replace(c.Number, "", StringComparison.Ordinal),
            unknown.DocumentElement.TextContent.Replace("S000041000012225999999", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, (await Browser().FillAsync("/verify", ("Number", c.Number), ("Name", ""))).StatusCode);
    }

    [Fact]
    public async Task Whatever_was_wrong_the_answer_is_the_same()
    {
        var c = await Given.IssuedAsync();
        var other = await Given.IssuedAsync("李秀英");
        var mistyped = c.Code[..^1] + (c.Code[^1] == '7' ? '8' : '7');
        HttpResponseMessage[] answers =
        [
            await Browser().GetAsync("/v/" + mistyped, Stop),
            await Browser().GetAsync("/v/" + CheckCode.New(), Stop),
            await Browser().GetAsync("/v/" + Uri.EscapeDataString("证书'--"), Stop),
            await Browser().GetAsync("/v/" + c.Number, Stop),
            await Browser().FillAsync("/verify", ("Number", "S000041000012225999999"), ("Name", c.HolderName)),
            await Browser().FillAsync("/verify", ("Number", c.Number), ("Name", other.HolderName)),
            await Browser().FillAsync("/verify", ("Number", "一二三四五六七八九十一二三四五六七八九十一二"), ("Name", "﷽ \u0301")),
        ];

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.NotFound, a.StatusCode));
        var bodies = new HashSet<string>();
        foreach (var answer in answers)
        {
            var page = await answer.ReadAsync();
            // The display links come back to the address that was asked for; nothing else may differ.
            foreach (var link in page.QuerySelectorAll("a[href*='back=']"))
                link.SetAttribute("href", "");
            bodies.Add(page.DocumentElement.OuterHtml);
        }
        var body = Assert.Single(bodies);
        Assert.Contains("没有查到这本证书", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        var page = await (await Browser().FillAsync("/verify", ("Number", "S00004100001"), ("Name", ""))).ReadAsync();

        Assert.Equal(
            ["证书编号是1个字母加21位数字，共22位；现在是12位，请对照证书补全", "请填写证书上的姓名"], page.QuerySelectorAll(".pf .err").Select(e => e.TextContent));
        Assert.StartsWith("有错误：", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_certificate_is_shown_as_revoked_on_the_next_request()
    {
        var c = await Given.IssuedAsync();
        Assert.Contains("证书有效", await Browser().GetStringAsync("/v/" + c.Code, Stop), StringComparison.Ordinal);

        c.Revoke("持证人身份信息有误", Clock.Now);
        await Db.SaveChangesAsync(Stop);

        var page = await (await Browser().GetAsync("/v/" + c.Code, Stop)).ReadAsync();
        Assert.Equal("证书已注销", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("注销日期 2025年3月3日", page.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("身份信息有误", page.DocumentElement.TextContent, StringComparison.Ordinal);
        var byNumber = await Browser().FillAsync("/verify", ("Number", c.Number), ("Name", c.HolderName));
        Assert.Equal("/v/" + c.Code, byNumber.Headers.Location!.ToString());
    }
}
