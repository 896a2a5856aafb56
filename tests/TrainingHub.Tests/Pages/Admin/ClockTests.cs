using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Platform.History;

namespace TrainingHub.Tests.Pages;

/// <summary>The clock leapt: the operator is told why issuing and paying pause, and gives his word on a page; nobody else can.</summary>
public sealed class ClockTests : PageTest
{
    private const string Page = "/admin/jobs/clock";

    private static readonly (string, string)[] Word = [("Input.Reason", "停用一个多月，已核对"), ("Input.Compared", "true")];

    /// <summary>Somebody worked, then the server stood still or was set wrong; the visitor signs in after that.</summary>
    private async Task<Visitor> AfterALeapAsync(Role role = Role.Operator)
    {
        await AccountAsync(Role.Auditor);
        Clock.Pass(TimeSpan.FromDays(45));
        return await AsAsync(role);
    }

    [Fact]
    public async Task The_operator_sees_on_every_desk_that_issuing_pauses()
    {
        var visitor = await AfterALeapAsync();

        Assert.Contains("服务器时间需要您确认", (await visitor.OpenAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("发证已暂停", (await visitor.OpenAsync("/admin/jobs")).Body!.TextContent, StringComparison.Ordinal);
        var page = (await visitor.OpenAsync(Page)).QuerySelector("main")!.TextContent;
        Assert.Contains("超过30天", page, StringComparison.Ordinal);
        Assert.Contains("2025年3月3日 09:00", page, StringComparison.Ordinal);
        Assert.Contains("2025年4月17日 09:00", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_daily_duty_issues_nothing_meanwhile_and_says_so_on_the_page()
    {
        var visitor = await AfterALeapAsync();

        Assert.Equal(0, await Make<IssueWhereDue>().RunAsync(Stop));

        Assert.NotNull((await visitor.OpenAsync(Page)).QuerySelector(".note-warn"));
    }

    [Fact]
    public async Task His_word_with_a_reason_ends_the_pause()
    {
        var visitor = await AfterALeapAsync();

        using var answer = await visitor.SubmitAsync(Page, Word);

        Assert.Equal((HttpStatusCode.Redirect, "/admin/jobs"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Null(await ClockCheck.TroubleAsync(Db, Clock.Now, Stop));
        var word = await Db.Set<ClockWord>().SingleAsync(Stop);
        Assert.Equal(("测试Operator", "停用一个多月，已核对"), (word.By, word.Reason));
        Assert.True(await Db.History.AnyAsync(h => h.EntityKind == nameof(ClockWord) && h.ActorName == "测试Operator", Stop));
        Assert.DoesNotContain("已暂停", (await visitor.OpenAsync("/admin/jobs")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("已暂停", (await visitor.OpenAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        var page = await visitor.OpenAsync(Page);
        Assert.Null(page.QuerySelector("main form"));
        Assert.Contains("停用一个多月，已核对", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("停用一个多月，已核对", "false", "请先与标准时间核对")]
    [InlineData("", "true", "请写明为什么")]
    public async Task A_word_without_a_reason_or_without_a_look_at_the_clock_is_not_taken(string reason, string compared, string says)
    {
        var visitor = await AfterALeapAsync();

        using var answer = await visitor.SubmitAsync(Page, [("Input.Reason", reason), ("Input.Compared", compared)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, (await Visitor.ReadAsync(answer)).Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await ClockCheck.TroubleAsync(Db, Clock.Now, Stop));
        Assert.False(await Db.Set<ClockWord>().AnyAsync(Stop));
    }

    [Fact]
    public async Task Nobody_else_opens_the_page_or_gives_the_word()
    {
        var operators = await AfterALeapAsync();
        var form = (await operators.OpenAsync(Page)).QuerySelectorAll("main form input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Concat(Word.Select(w => KeyValuePair.Create(w.Item1, w.Item2))).ToList();
        foreach (var role in Enum.GetValues<Role>().Except([Role.Operator]))
        {
            var other = await AsAsync(role, school: role == Role.SchoolClerk ? Guid.CreateVersion7() : null, assessor: role == Role.AssessorClerk ? Guid.CreateVersion7() : null);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Page)).StatusCode);
            Assert.Contains((await other.PostAsync(Page, form)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
        }
        Assert.Equal(HttpStatusCode.Redirect, (await Stranger().GetAsync(Page)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await Stranger().PostAsync(Page, form)).StatusCode);

        Assert.False(await Db.Set<ClockWord>().AnyAsync(Stop));
    }
}
