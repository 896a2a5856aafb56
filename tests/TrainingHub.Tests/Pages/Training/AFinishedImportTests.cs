using System.Net;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>A roster that was imported stays to be looked at: what became of it, and how the rows that were left out come in.</summary>
public sealed class AFinishedImportTests : Town
{
    [Fact]
    public async Task It_shows_its_result_and_says_why_nothing_can_be_changed_any_more()
    {
        var clerk = Callers.Single(c => c.Actor.Role == Role.SchoolClerk);
        using var committed = await PostAsync(clerk, "Commit", ("expected", "1"));
        Assert.Equal(HttpStatusCode.Redirect, committed.StatusCode);

        using var led = await clerk.Browser.GetAsync($"/imports/{Own.Import}");
        Assert.Equal($"/imports/{Own.Import}/result", led.Headers.Location!.ToString());
        var result = await clerk.Browser.OpenAsync(led.Headers.Location.ToString());
        Assert.Equal(["1 人", "0 人", "0 人", "1 行"], result.QuerySelectorAll(".sum dd.tn").Select(d => d.TextContent));
        Assert.Contains("改好再导入", result.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(result.QuerySelector("a[href^='/imports/new?class=']"));
        Assert.NotNull((await clerk.Browser.OpenAsync("/imports")).QuerySelector($"a[href='/imports/{Own.Import}/result']"));

        using var late = await PostAsync(clerk, "Commit", ("expected", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Contains("已经导入或已放弃", (await Visitor.ReadAsync(late)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_left_out_rows_are_put_right_and_imported_later()
    {
        var clerk = Callers.Single(c => c.Actor.Role == Role.SchoolClerk);
        using var committed = await PostAsync(clerk, "Commit", ("expected", "1"));
        var result = await clerk.Browser.OpenAsync($"/imports/{Own.Import}/result");
        var rest = result.QuerySelector("main .acts a.btn-p")!.GetAttribute("href")!;
        var wrong = (await clerk.Browser.OpenAsync(rest)).QuerySelector(".rowcard")!;
        Assert.Contains("名单乙", wrong.TextContent, StringComparison.Ordinal);
        Assert.Contains((await clerk.Browser.OpenAsync("/work")).QuerySelectorAll("main a"), a => a.GetAttribute("href") == rest);

        using var corrected = await PostToAsync(clerk, $"{rest}?handler=Row&number=4", ("Fields[DocumentNumber]", Given.People(77, "某").Single().Number));
        using var second = await PostToAsync(clerk, $"{rest}?handler=Commit", ("expected", "1"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (corrected.StatusCode, second.StatusCode));
        Assert.Equal(["1 人", "0 人", "0 人", "0 行"], (await clerk.Browser.OpenAsync($"{rest}/result")).QuerySelectorAll(".sum dd.tn").Select(d => d.TextContent));
        Assert.Null((await clerk.Browser.OpenAsync($"/imports/{Own.Import}/result")).QuerySelector($"a[href='{rest}']"));
    }

    private Task<HttpResponseMessage> PostAsync(Caller clerk, string handler, params (string Name, string Value)[] fields) =>
        PostToAsync(clerk, $"/imports/{Own.Import}?handler={handler}", fields);

    private static Task<HttpResponseMessage> PostToAsync(Caller clerk, string address, params (string Name, string Value)[] fields)
    {
        return clerk.Browser.SendAsync(new(HttpMethod.Post, address) { Content = new Sent(address, fields).Body(clerk.Token, Guid.CreateVersion7()) });
    }
}
