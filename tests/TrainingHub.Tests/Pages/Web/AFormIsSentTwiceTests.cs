using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages;

/// <summary>A form has a key from the moment it is shown: however often it arrives, it is done once and answered alike.</summary>
public sealed class AFormIsSentTwiceTests : PageTest
{
    private School school = null!;
    private Visitor clerk = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        school = await Given.SchoolAsync();
        clerk = await AsAsync(Role.SchoolClerk, school.RegionPath, school.Id);
    }

    /// <summary>The hidden fields of a page's form: what a browser sends along, the same each time it sends this very form.</summary>
    private static async Task<List<KeyValuePair<string, string>>> FormAsync(Visitor visitor, string path, params (string Name, string Value)[] typed)
    {
        var page = await visitor.OpenAsync(path);
        var form = page.QuerySelectorAll("main form[method=post]")[^1];
        return [.. form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")), .. typed.Select(t => KeyValuePair.Create(t.Name, t.Value))];
    }

    private static (string, string)[] NewClass(string code, string name = "护理员班") =>
    [
        ("Input.Code", code), ("Input.Name", name), ("Input.Level", "Five"), ("Input.FirstDay", "2025-04-01"), ("Input.LastDay", "2025-04-10"), ("Input.Seats", "30"),
    ];

    private static List<KeyValuePair<string, string>> With(IEnumerable<KeyValuePair<string, string>> form, string name, string value) =>
        [.. form.Where(f => f.Key != name), KeyValuePair.Create(name, value)];

    [Fact]
    public async Task Sent_again_it_gets_the_first_answer_and_does_nothing_more()
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass("2025-甲"));
        using var first = await clerk.PostAsync("/classes/new", form);
        using var again = await clerk.PostAsync("/classes/new", form);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal((first.StatusCode, first.Headers.Location), (again.StatusCode, again.Headers.Location));
        Assert.Equal(1, await Db.CourseRuns.CountAsync(Stop));
    }

    [Fact]
    public async Task A_fresh_token_around_the_same_form_changes_nothing()
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass("2025-甲"));
        using var first = await clerk.PostAsync("/classes/new", form);
        var token = (await FormAsync(clerk, "/classes/new")).Single(f => f.Key == "__RequestVerificationToken").Value;
        using var again = await clerk.PostAsync("/classes/new", With(form, "__RequestVerificationToken", token));

        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(1, await Db.CourseRuns.CountAsync(Stop));
    }

    [Theory]
    [InlineData("Input.Name", "另一个名称")]
    [InlineData("Input.Code", "2025-乙")]
    [InlineData("Input.Extra", "多出来的")]
    public async Task Changed_after_it_was_sent_it_is_a_conflict_that_says_what_to_do(string field, string value)
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass("2025-甲"));
        (await clerk.PostAsync("/classes/new", form)).Dispose();
        using var changed = await clerk.PostAsync("/classes/new", With(form, field, value));

        Assert.Equal(HttpStatusCode.Conflict, changed.StatusCode);
        var page = await Visitor.ReadAsync(changed);
        Assert.Equal("这张表单已经提交过", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("没有写入", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var run = await Db.CourseRuns.SingleAsync(Stop);
        Assert.Equal(("2025-甲", "护理员班"), (run.Code, run.Name));
    }

    [Fact]
    public async Task The_same_key_at_another_address_is_a_conflict_too()
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass("2025-甲"));
        (await clerk.PostAsync("/classes/new", form)).Dispose();
        using var elsewhere = await clerk.PostAsync("/classes/new?x=1", form);
        Assert.Equal(HttpStatusCode.Conflict, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_double_click_makes_one_class_and_both_clicks_land_on_it()
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass("2025-甲"));
        var answers = await AtOnceAsync("/classes/new", form);

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Redirect, answers[0].Where), a));
        Assert.Equal(1, await Db.CourseRuns.CountAsync(Stop));
        Assert.Equal(1, await Db.Operations.CountAsync(Stop));
    }

    [Fact]
    public async Task A_double_click_starts_a_class_once_and_nobody_is_told_that_it_had_started()
    {
        var run = await Given.RunAsync(school, Clock.Today);
        var path = $"/classes/{Uri.EscapeDataString(run.Code)}/to/start";
        var answers = await AtOnceAsync(path, await FormAsync(clerk, path));

        Assert.All(answers, a => Assert.Equal((HttpStatusCode.Redirect, answers[0].Where), a));
        Assert.Equal(RunState.Started, (await Db.CourseRuns.AsNoTracking().SingleAsync(Stop)).State);
        Assert.Equal(1, await Db.History.CountAsync(h => h.EntityKind == nameof(CourseRun) && h.Change == TrainingHub.Platform.History.HistoryChange.Changed, Stop));
    }

    [Fact]
    public async Task A_roster_dropped_twice_lies_on_the_desk_once()
    {
        var run = await Given.RunAsync(school, Clock.Today.AddDays(7));
        var form = await FormAsync(clerk, "/imports/new", ("Input.Class", run.Code));
        var file = Given.Roster(Given.People(0, "王桂兰"));
        var (first, again, other) = (await DropAsync(form, file), await DropAsync(form, file), await DropAsync(form, Given.Roster(Given.People(1, "李秀英"))));

        Assert.Equal((HttpStatusCode.Redirect, first.Where), again);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal(1, await Db.RosterImports.CountAsync(Stop));
    }

    [Fact]
    public async Task A_form_that_was_refused_is_put_right_and_sent_with_its_key()
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass(" "));
        using var refused = await clerk.PostAsync("/classes/new", form);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        using var right = await clerk.PostAsync("/classes/new", With(form, "Input.Code", "2025-甲"));
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_taken_and_anothers_key_is_no_bar()
    {
        var form = await FormAsync(clerk, "/classes/new", NewClass("2025-甲"));
        foreach (var bad in (string[])["", "1", "not-a-key"])
        {
            using var refused = await clerk.PostAsync("/classes/new", With(form, "__op", bad));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }
        (await clerk.PostAsync("/classes/new", form)).Dispose();

        var colleague = await AsAsync(Role.SchoolClerk, school.RegionPath, school.Id);
        var hers = await FormAsync(colleague, "/classes/new", NewClass("2025-乙"));
        using var taken = await colleague.PostAsync("/classes/new", With(hers, "__op", form.Single(f => f.Key == "__op").Value));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(2, await Db.CourseRuns.CountAsync(Stop));
    }

    /// <summary>The same form eight times at the same moment.</summary>
    private async Task<(HttpStatusCode Status, string? Where)[]> AtOnceAsync(string path, List<KeyValuePair<string, string>> form) =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var answer = await clerk.Copy().PostAsync(path, form);
            return (answer.StatusCode, answer.Headers.Location?.ToString());
        })));

    private async Task<(HttpStatusCode Status, string? Where)> DropAsync(IEnumerable<KeyValuePair<string, string>> form, byte[] file)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in form)
            body.Add(new StringContent(value), name);
        body.Add(new ByteArrayContent(file), "Input.File", "名单.xlsx");
        using var answer = await clerk.SendAsync(new(HttpMethod.Post, "/imports/new") { Content = body });
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }
}
