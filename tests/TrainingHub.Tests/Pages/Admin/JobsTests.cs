using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;
using TrainingHub.Tests.Flows;

namespace TrainingHub.Tests.Pages;

public sealed class JobsTests : SiteTest
{
    private static readonly Actor Clerk = new(Guid.CreateVersion7(), "李丽", Role.SchoolClerk, "/");
    private static readonly Actor OtherClerk = new(Guid.CreateVersion7(), "赵红", Role.SchoolClerk, "/");
    private static readonly Actor Operator = new(Guid.CreateVersion7(), "周强", Role.Operator, "/");

    private readonly Bench bench = new();
    private readonly Who who = new() { Is = Clerk };

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton(bench).AddStep<MakeRow>().AddSingleton(who).AddScoped(_ => who.Is);
        builder.Services.AddAuthentication(o => o.DefaultScheme = "Story").AddScheme<AuthenticationSchemeOptions, StoryHandler>("Story", null);
    }

    private async Task<(string Address, Guid[] Ids)> JobAsync(int count)
    {
        var work = Make<Worklist>();
        var job = work.Begin(Clerk, "/classes", "制作 {0} 的证书", "2025-01班");
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        foreach (var id in ids)
            work.Add<MakeRow>(id, job.Id);
        await Db.SaveChangesAsync(Stop);
        return ($"/jobs/{job.Id}", ids);
    }

    [Fact]
    public async Task A_job_shows_how_far_it_is_and_asks_again_until_its_end()
    {
        var (address, ids) = await JobAsync(5);
        bench.Bad.Add(ids[2]);
        using var browser = Browser();

        var before = await (await browser.GetAsync(address, Stop)).ReadAsync();
        await Make<DueWork>().UntilEmptyAsync(Stop);
        var after = await (await browser.GetAsync(address + "?handler=Progress", Stop)).ReadAsync();

        Assert.Contains("制作 2025-01班 的证书", before.QuerySelector("h1")!.TextContent);
        Assert.Equal("every 700ms", before.QuerySelector("#job")!.GetAttribute("hx-trigger"));
        Assert.Equal(address + "?handler=Progress", before.QuerySelector("#job")!.GetAttribute("hx-get"));
        Assert.NotNull(before.QuerySelector("noscript"));
        Assert.Null(after.QuerySelector("#job")!.GetAttribute("hx-trigger"));
        Assert.Equal("5", after.QuerySelector("progress")!.GetAttribute("value"));
        Assert.Contains("第 7 件缺少证件照片", after.QuerySelector(".fail")!.TextContent);
        Assert.Null(after.QuerySelector("h1"));
    }

    [Fact]
    public async Task One_piece_that_failed_is_tried_again_from_the_page()
    {
        var (address, ids) = await JobAsync(2);
        bench.Bad.Add(ids[0]);
        await Make<DueWork>().UntilEmptyAsync(Stop);
        bench.Bad.Clear();
        var item = await Db.Set<WorkItem>().AsNoTracking().SingleAsync(w => w.Subject == ids[0], Stop);
        using var browser = Browser();

        var answer = await browser.FillAsync(address, ("item", item.Id.ToString()));
        await Make<DueWork>().UntilEmptyAsync(Stop);

        Assert.Equal((HttpStatusCode.Redirect, address), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains("办完了，成功 2，未成功 0", (await (await browser.GetAsync(address, Stop)).ReadAsync()).QuerySelector("#job")!.TextContent);
    }

    [Fact]
    public async Task Anothers_job_is_not_here()
    {
        var (address, ids) = await JobAsync(1);
        bench.Bad.Add(ids[0]);
        await Make<DueWork>().UntilEmptyAsync(Stop);
        var item = await Db.Set<WorkItem>().AsNoTracking().SingleAsync(Stop);
        who.Is = OtherClerk;
        using var browser = Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address + "?handler=Progress", Stop)).StatusCode);
        await Assert.ThrowsAsync<NotHere>(() => Make<RetryWork>().RunAsync(item.Id, null, OtherClerk, Stop));
        await Assert.ThrowsAsync<NotHere>(() => Make<RetryWork>().RunAsync(Guid.CreateVersion7(), null, Operator, Stop));
    }

    [Fact]
    public async Task The_operator_sees_what_is_stuck_and_tries_it_again()
    {
        var (_, ids) = await JobAsync(3);
        bench.Bad.Add(ids[1]);
        await Make<DueWork>().UntilEmptyAsync(Stop);
        bench.Bad.Clear();
        who.Is = Operator;
        using var browser = Browser();

        var page = await (await browser.GetAsync("/admin/jobs", Stop)).ReadAsync();
        var item = page.QuerySelector("main button[name=item]")!.GetAttribute("value")!;
        await browser.FillAsync("/admin/jobs", ("item", item));
        await Make<DueWork>().UntilEmptyAsync(Stop);

        Assert.Contains("做一行", page.QuerySelector("table")!.TextContent);
        Assert.Contains("第 7 件缺少证件照片", page.QuerySelector("main")!.TextContent);
        Assert.Contains("没有卡住的工作", (await (await browser.GetAsync("/admin/jobs", Stop)).ReadAsync()).QuerySelector("main")!.TextContent);
        Assert.Equal(3, (await (await browser.GetAsync("/admin/jobs?State=Done", Stop)).ReadAsync()).QuerySelectorAll(".work-items li").Length);
    }

    [Fact]
    public async Task The_operators_page_is_not_there_for_others() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Browser().GetAsync("/admin/jobs", Stop)).StatusCode);

    private sealed class Who
    {
        public required Actor Is { get; set; }
    }

    /// <summary>Takes the story's word for who is there; signing in is told elsewhere.</summary>
    private sealed class StoryHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Who who)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity("Story");
            identity.AddClaim(new(ClaimTypes.Name, who.Is.Name));
            identity.AddClaim(new(SessionTickets.Step, nameof(SignInStep.Done)));
            identity.AddClaims(RolePermissions.Of(who.Is.Role!.Value).Select(p => new Claim(SessionTickets.May, p.ToString())));
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), "Story")));
        }
    }
}
