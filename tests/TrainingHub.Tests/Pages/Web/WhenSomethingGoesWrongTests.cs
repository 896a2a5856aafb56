using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Tests.Pages;

/// <summary>The page of errors of every kind: protected, in the frame and the language of whoever asked, and told in the log as it deserves.</summary>
public sealed class WhenSomethingGoesWrongTests : PageTest
{
    private readonly Noted log = new();
    private Exception? trouble;

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddProvider(log); // as CommandHost does
        // The page of accounts meets whatever trouble the story wants.
        builder.Services.Replace(ServiceDescriptor.Scoped(s => trouble is null ? new ManagedAccounts(s.GetRequiredService<HubDb>()) : throw trouble));
    }

    public static TheoryData<Exception, int> Troubles() => new()
    {
        { new NotHere(), 404 },
        { new RuleBroken("x.y", "没有{0}年的放假安排，公示期算不出来；由{1}在“管理”的“工作日历”中录入，已列入其待办", 2031, Role.CityOfficer), 400 },
        { new DbUpdateConcurrencyException("changed"), 409 },
        { new TimeoutException(), 503 },
        { new InvalidOperationException("a bug"), 500 },
    };

    [Theory, MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task Every_kind_keeps_its_headers_the_frame_and_the_language(Exception met, int status)
    {
        trouble = met;
        var officer = await AsAsync(Role.CountyOfficer, "/411200/411202/");
        officer.Cookies["ui-lang"] = "en";
        using var answer = await officer.GetAsync("/admin/users");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(Headers.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        var page = await Visitor.ReadAsync(answer);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("nav.side a[href='/claims']"));
        Assert.Equal("/work", page.QuerySelector("main .acts a")!.GetAttribute("href"));
        Assert.Contains(Uri.EscapeDataString("/admin/users"), page.QuerySelector(".looks a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_page_that_was_only_read_never_says_that_a_submission_failed()
    {
        trouble = new RuleBroken("x.y", "没有{0}年的放假安排，公示期算不出来；由{1}在“管理”的“工作日历”中录入，已列入其待办", 2031, Role.CityOfficer);
        var officer = await AsAsync(Role.CountyOfficer, "/411200/411202/");
        foreach (var path in (string[])["/admin/users", "/errors/400", "/errors/409", "/errors/413"])
        {
            var words = (await Visitor.ReadAsync(await officer.GetAsync(path))).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain("提交", words, StringComparison.Ordinal);
            Assert.Contains(path == "/admin/users" ? "没有2031年的放假安排" : "网址", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_nowhere_is_said_in_the_frame_of_whoever_asks()
    {
        var clerk = await Visitor.ReadAsync(await (await AsAsync(Role.SchoolClerk)).GetAsync("/nowhere"));
        Assert.NotNull(clerk.QuerySelector("nav.side"));
        var caregiver = await Visitor.ReadAsync(await (await AsAsync(Role.Caregiver)).GetAsync("/nowhere"));
        Assert.Null(caregiver.QuerySelector("nav.side"));
        Assert.Equal("/my", caregiver.QuerySelector("main .acts a")!.GetAttribute("href"));
        var stranger = await Visitor.ReadAsync(await Stranger().GetAsync("/nowhere"));
        Assert.Equal("/", stranger.QuerySelector("main .acts a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_ordinary_conflict_is_one_line_of_information()
    {
        var officer = await AsAsync(Role.CountyOfficer, "/411200/411202/");
        var form = (await officer.OpenAsync("/admin/users/invite")).QuerySelectorAll("main input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        log.Take();
        trouble = new DbUpdateConcurrencyException("changed");
        using var answer = await officer.PostAsync("/admin/users/invite", form);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var line = Assert.Single(log.Take(), l => l.Level >= LogLevel.Information);
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Matches("409.*/Admin/Users/Invite.*DbUpdateConcurrencyException", line.Text);
        Assert.DoesNotContain("   at ", line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bug_is_told_with_all_it_brings()
    {
        trouble = new InvalidOperationException("a bug");
        using var answer = await (await AsAsync(Role.CountyOfficer)).GetAsync("/admin/users");
        Assert.Contains(log.Take(), l => l.Level == LogLevel.Error && l.Text.Contains("a bug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Looking_at_pages_warns_of_nothing()
    {
        var officer = await AsAsync(Role.CityOfficer);
        foreach (var path in (string[])["/", "/work", "/account", "/admin/users", "/nowhere", "/verify", "/claims/nothing"])
            (await officer.GetAsync(path)).Dispose();
        Assert.DoesNotContain(log.Take(), l => l.Level >= LogLevel.Warning);
    }
}
