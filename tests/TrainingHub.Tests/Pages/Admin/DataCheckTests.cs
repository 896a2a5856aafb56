using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Pages;

/// <summary>The product proves its data every night, and the operator reads in plain words what it found.</summary>
public sealed class DataCheckTests : PageTest
{
    private Visitor visitor = null!;
    private PlayedClass march = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        march = new(Services, Clock, await Given.SchoolAsync(), await Given.AssessorAsync(), new(2025, 3, 10));
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰"));
        visitor = await AsAsync(Role.Operator);
    }

    private Task NightAsync() => ElsewhereAsync(s => s.GetRequiredService<Duties>().RunAsync("data.check", Stop));

    private async Task<IElement> MainAsync(string path) => (await visitor.OpenAsync(path)).QuerySelector("main")!;

    private Task<int> OverfillAsync() => Db.CourseRuns.ExecuteUpdateAsync(u => u.SetProperty(r => r.Seats, 0), Stop);

    [Fact]
    public async Task A_night_that_finds_nothing_leaves_a_green_word_and_no_to_do()
    {
        Assert.Contains("还没有核查过", (await MainAsync("/admin/jobs/check")).TextContent, StringComparison.Ordinal);
        await NightAsync();
        Assert.Contains("全部相符", (await MainAsync("/admin/jobs/check")).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("数据核查", (await MainAsync("/work")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_hold_is_named_with_its_rows_and_stands_on_the_desk()
    {
        await OverfillAsync();
        await NightAsync();
        Assert.Contains("数据核查发现", (await MainAsync("/work")).TextContent, StringComparison.Ordinal);
        var page = (await MainAsync("/admin/jobs/check")).TextContent;
        Assert.Contains("应当：各班人数都不超过名额", page, StringComparison.Ordinal);
        Assert.Contains(march.Code, page, StringComparison.Ordinal);
        visitor.Cookies["ui-lang"] = "en";
        Assert.Contains("Should be: No class has more people than seats", (await MainAsync("/admin/jobs/check")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_check_a_night_is_enough_and_the_operator_may_ask_for_another()
    {
        await NightAsync();
        await NightAsync();
        Assert.Equal(1, await Db.Set<DataCheck>().CountAsync(Stop));
        using var asked = await visitor.SubmitAsync("/admin/jobs/check", []);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        await ElsewhereAsync(s => s.GetRequiredService<Duties>().RunAsync(CheckData.Now, Stop));
        Assert.Equal(2, await Db.Set<DataCheck>().CountAsync(Stop));
        Clock.Pass(TimeSpan.FromDays(1));
        await NightAsync();
        Assert.Equal(3, await Db.Set<DataCheck>().CountAsync(Stop));
    }

    [Fact]
    public async Task Everything_is_read_of_one_moment()
    {
        await using var moment = await Snapshot.OfAsync(Db, Stop);
        var before = await Db.CourseRuns.CountAsync(Stop);
        await ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            db.Add(new DataCheck { At = Clock.Now });
            await db.SaveChangesAsync(Stop);
        });
        Assert.Equal((before, 0), (await Db.CourseRuns.CountAsync(Stop), await Db.Set<DataCheck>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_word_that_nobody_knows_opens_no_page_and_breaks_none()
    {
        var officer = await AsAsync(Role.CityOfficer);
        await Db.Database.ExecuteSqlAsync($"UPDATE course_runs SET state = 'Gone'", Stop);
        using var answer = await officer.GetAsync($"/classes/{march.Code}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("RunState：Gone", (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await NightAsync();
        Assert.Contains("course_runs.state", (await MainAsync("/admin/jobs/check")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_role_nobody_knows_is_not_signed_in()
    {
        var officer = await AsAsync(Role.CityOfficer);
        await Db.Database.ExecuteSqlAsync($"UPDATE memberships SET role = 'Queen' WHERE role = 'CityOfficer'", Stop);
        using var answer = await officer.GetAsync("/work");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }
}
