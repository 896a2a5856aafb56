using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Subsidies;

namespace TrainingHub.Tests.Pages;

/// <summary>Whoever made an account, or could have taken it over, does not decide on what it submits until a second officer has confirmed it.</summary>
public sealed class AMakerDoesNotDecideTests : PageTest
{
    private PlayedClass march = null!;
    private string county = "";
    private HubUser clerk = null!;
    private (HubUser User, Membership Role) maker;
    private (HubUser User, Membership Role) second;
    private string batch = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync("weihai");
        var school = await Given.SchoolAsync("环翠区");
        county = school.RegionPath;
        march = new(Services, Clock, school, await Given.AssessorAsync("环翠区"), new(2025, 3, 10));
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰", "李秀英", "张凤英"));
        await march.TeachAsync();
        await march.AssessAsync(new(2025, 3, 28));
        await march.IssueAsync();
        (clerk, _) = await AccountAsync(Role.SchoolClerk, county, school.Id, userName: "li.laoshi");
        maker = await AccountAsync(Role.CountyOfficer, county, userName: "jing.shou");
        second = await AccountAsync(Role.CountyOfficer, county, userName: "fu.he");
        second.User.DisplayName = "复核员王芳";
        second.User.PasswordHash = "set by the owner";
        await Db.SaveChangesAsync(Stop);
        batch = await Db.ClaimBatches.Select(b => b.Number).SingleAsync(Stop);
        var submitter = march.Clerk with { UserId = clerk.Id, PersonId = clerk.PersonId };
        await march.DoAsync<DecideBatch>(a => a.RunAsync(batch, Decision.Submit, null, submitter, Stop));
        await march.DoDueWorkAsync();
    }

    private static Actor ActorOf((HubUser User, Membership Role) who) =>
        new(who.User.Id, who.User.DisplayName, who.Role.Role, who.Role.RegionPath) { PersonId = who.User.PersonId };

    private Task DecideAsync((HubUser, Membership) who, Decision decision) => march.DoAsync<DecideBatch>(a => a.RunAsync(batch, decision, "请补正", ActorOf(who), Stop));

    private Task<int> ConfirmAsync((HubUser, Membership) who, params Guid[] accounts) => march.DoAsync<ConfirmAccounts, int>(a => a.RunAsync(accounts, ActorOf(who), Stop));

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBroken>(act)).Code;

    private async Task<string> BrokenAsync() => string.Join('\n', (await Make<MakersAndCheckers>().RunAsync(Stop)).SelectMany(i => i.Broken.Select(b => $"{i.Name} {b}")));

    [Fact]
    public async Task Whoever_made_the_account_neither_approves_nor_returns_nor_takes_out_what_it_submitted()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        var claim = await Db.Claims.Select(c => c.Id).FirstAsync(Stop);

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => DecideAsync(maker, Decision.Approve));
        Assert.Equal("account.maker", refused.Code);
        Assert.Contains("复核员王芳", refused.Said, StringComparison.Ordinal);
        Assert.Equal("account.maker", await RefusedAsync(() => DecideAsync(maker, Decision.Return)));
        Assert.Equal("account.maker", await RefusedAsync(() => march.DoAsync<TakeOutClaim>(a => a.RunAsync(batch, claim, "材料不全", ActorOf(maker), Stop))));

        await DecideAsync(second, Decision.Approve);
        Assert.Equal("", await BrokenAsync());
    }

    [Fact]
    public async Task An_invitation_a_new_link_and_a_reset_make_a_maker()
    {
        var other = (await march.DoAsync<Invite, (HubUser User, OneTimeLink)>(a =>
            a.RunAsync(new("wang.laoshi", "王老师", null, Role.SchoolClerk, county, SchoolId: march.Clerk.SchoolId), ActorOf(maker), Stop))).User;
        await march.DoAsync<SendNewLink, (HubUser, OneTimeLink)>(a => a.RunAsync(clerk.Id, ActorOf(maker), Stop));
        await march.DoAsync<ResetSecondFactor>(a => a.RunAsync(clerk.Id, ActorOf(second), Stop));

        var all = await Db.Handlings.AsNoTracking().Select(h => new { h.UserId, h.Kind, h.PersonId }).ToListAsync(Stop);
        Assert.Equal(3, all.Count);
        Assert.Contains(all, h => (h.UserId, h.Kind, h.PersonId) == (other.Id, HandlingKind.Created, maker.User.PersonId));
        Assert.Contains(all, h => (h.UserId, h.Kind, h.PersonId) == (clerk.Id, HandlingKind.Linked, maker.User.PersonId));
        Assert.Contains(all, h => (h.UserId, h.Kind, h.PersonId) == (clerk.Id, HandlingKind.Reset, second.User.PersonId));
        Assert.Equal("account.maker", await RefusedAsync(() => DecideAsync(maker, Decision.Approve)));
        Assert.Equal("account.maker", await RefusedAsync(() => DecideAsync(second, Decision.Approve)));
    }

    [Fact]
    public async Task A_second_account_of_the_maker_does_not_help()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        var again = HubUser.New("jing.shou.2", "经手人", null, maker.User.PersonId);
        Db.Add(again);
        var role = await Given.MembershipAsync(again, Role.CountyOfficer, county);

        Assert.Equal("account.maker", await RefusedAsync(() => DecideAsync((again, role), Decision.Approve)));
        Assert.Equal("account.own-making", await RefusedAsync(() => ConfirmAsync((again, role), clerk.Id)));
    }

    [Fact]
    public async Task Once_a_second_officer_has_confirmed_the_account_the_maker_decides()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        Assert.Equal("account.own-making", await RefusedAsync(() => ConfirmAsync(maker, clerk.Id)));
        Assert.Equal("account.own", await RefusedAsync(() => ConfirmAsync((clerk, second.Role), clerk.Id)));

        Assert.Equal(1, await ConfirmAsync(second, clerk.Id));
        Assert.Equal("account.confirmed", await RefusedAsync(() => ConfirmAsync(second, clerk.Id)));
        await DecideAsync(maker, Decision.Approve);

        Assert.Equal("", await BrokenAsync());
    }

    [Fact]
    public async Task An_officer_made_by_the_same_person_neither_confirms_nor_decides_before_somebody_else_confirmed_one_of_them()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        var puppet = await AccountAsync(Role.CountyOfficer, county, userName: "kui.lei");
        await Given.HandledAsync(puppet.User, maker.User, Clock.Now);

        Assert.Equal("account.one-hand", await RefusedAsync(() => ConfirmAsync(puppet, clerk.Id)));
        Assert.Equal("account.one-hand", await RefusedAsync(() => DecideAsync(puppet, Decision.Approve)));
        Assert.DoesNotContain("等待第二人确认", (await (await SignInAsync(puppet.User, puppet.Membership)).OpenAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        await Db.Handlings.Where(h => h.UserId == clerk.Id).ExecuteUpdateAsync(u => u
            .SetProperty(h => h.ConfirmedAt, Clock.Now).SetProperty(h => h.CheckerId, puppet.User.PersonId).SetProperty(h => h.ConfirmedBy, "傀儡"), Stop);
        Assert.Contains($"account.checker {clerk.Id}", await BrokenAsync(), StringComparison.Ordinal);

        Assert.Equal(1, await ConfirmAsync(second, puppet.User.Id));
        await DecideAsync(puppet, Decision.Approve);
    }

    [Fact]
    public async Task An_account_that_nobody_has_used_is_not_confirmed()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        await Db.Users.Where(u => u.Id == clerk.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, (string?)null), Stop);

        Assert.Equal("account.unused", await RefusedAsync(() => ConfirmAsync(second, clerk.Id)));
        Assert.Empty((await (await SignInAsync(second.User, second.Role)).OpenAsync("/admin/users?open=true")).QuerySelectorAll("input[name=users]"));
    }

    [Fact]
    public async Task The_days_are_those_of_the_rule()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now.AddDays(-29));
        Assert.Equal("account.maker", await RefusedAsync(() => DecideAsync(maker, Decision.Approve)));

        Clock.Pass(TimeSpan.FromDays(1));
        await DecideAsync(maker, Decision.Approve);

        Assert.Equal("", await BrokenAsync());
    }

    [Fact]
    public async Task The_same_holds_of_certificates_and_competitions()
    {
        var examiner = march.Examiner with { PersonId = maker.User.PersonId };
        await Db.CertificateIssues.ExecuteUpdateAsync(u => u.SetProperty(i => i.AskedBy, clerk.Id), Stop);
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        var number = await Db.Certificates.Select(c => c.Number).FirstAsync(Stop);
        Assert.Equal("account.maker", await RefusedAsync(() => march.DoAsync<RevokeCertificate>(a => a.RunAsync(number, RevokeReason.Fraud, null, examiner, Stop))));

        var (recorder, role) = await AccountAsync(Role.CityOfficer, "/371000/", userName: "lu.ru");
        var (officer, own) = await AccountAsync(Role.CityOfficer, "/371000/", userName: "gong.bu");
        await Given.HandledAsync(recorder, officer, Clock.Now);
        var people = await Db.Trainees.OrderBy(t => t.Id).ToListAsync(Stop);
        var plan = new CompetitionPlan("护理技能大赛", "/371000/", new(2025, 2, 1), new(2025, 2, 2), "体育馆", 30, 60, new(1, 1, 1), "通知");
        var id = await march.DoAsync<RecordCompetition, Guid>(a => a.RunAsync(plan, [.. people.Select((p, i) => new Competitor(p.Id, p.Name, "", 8000, 8000 + i))], ActorOf((recorder, role)), Stop));
        Assert.Equal("account.maker", await RefusedAsync(() => march.DoAsync<ReleaseCompetition>(a => a.RunAsync(id, ActorOf((officer, own)), Stop))));
        await march.DoAsync<ReleaseCompetition>(a => a.RunAsync(id, ActorOf((recorder, role)), Stop));
        Assert.Equal("", await BrokenAsync());
    }

    [Fact]
    public async Task The_page_of_the_batch_says_so_instead_of_asking_for_a_decision()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        var address = $"/claims/{Uri.EscapeDataString(batch)}";

        var barred = await (await SignInAsync(maker.User, maker.Role)).OpenAsync(address);
        Assert.Contains("复核员王芳", barred.QuerySelector(".note-warn")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(barred.QuerySelectorAll("input[name='Input.Decision'], a[href*='/out/']"));
        Assert.NotEmpty((await (await SignInAsync(second.User, second.Role)).OpenAsync(address)).QuerySelectorAll("input[name='Input.Decision']"));
    }

    [Fact]
    public async Task Many_accounts_are_confirmed_at_once_by_whoever_has_them_to_do()
    {
        var (home, _) = await AccountAsync(Role.HomeClerk, county, userName: "yang.lao");
        foreach (var account in (HubUser[])[clerk, home])
            await Given.HandledAsync(account, maker.User, Clock.Now);
        var visitor = await SignInAsync(second.User, second.Role);
        Assert.Contains("2 个账号等待第二人确认", (await visitor.OpenAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("等待第二人确认", (await (await SignInAsync(maker.User, maker.Role)).OpenAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        var list = await visitor.OpenAsync("/admin/users?open=true");
        Assert.Equal(2, list.QuerySelectorAll("input[name=users]").Length);

        using var none = await visitor.SubmitAsync("/admin/users?open=true", [], "Confirm");
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        using var done = await visitor.SubmitAsync("/admin/users?open=true", [("users", $"{clerk.Id}"), ("users", $"{home.Id}")], "Confirm");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(2, await Db.Handlings.CountAsync(h => h.CheckerId == second.User.PersonId, Stop));
        Assert.DoesNotContain("等待第二人确认", (await visitor.OpenAsync("/work")).Body!.TextContent, StringComparison.Ordinal);
        var page = await visitor.OpenAsync($"/admin/users/{clerk.Id}");
        Assert.Contains("第二人确认账号", page.QuerySelector("#past")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_is_confirmed_on_its_page()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        var page = await (await SignInAsync(maker.User, maker.Role)).OpenAsync($"/admin/users/{clerk.Id}");
        Assert.Empty(page.QuerySelectorAll("form[action*=Confirm]"));
        Assert.Contains("复核员王芳", page.Body!.TextContent, StringComparison.Ordinal);

        using var done = await (await SignInAsync(second.User, second.Role)).SubmitAsync($"/admin/users/{clerk.Id}", [], "Confirm");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotNull(await Db.Handlings.AsNoTracking().Select(h => h.ConfirmedAt).SingleAsync(Stop));
    }

    [Fact]
    public async Task Verify_names_a_decision_of_the_maker()
    {
        await DecideAsync(maker, Decision.Approve);
        Assert.Equal("", await BrokenAsync());
        await Given.HandledAsync(clerk, maker.User, Clock.Now.AddDays(-1));
        Assert.Contains("account.maker batch", await BrokenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_the_maker_who_took_somebody_out()
    {
        var claim = await Db.Claims.Select(c => c.Id).FirstAsync(Stop);
        await ActAsync<TakeOutClaim>(maker, a => a.RunAsync(batch, claim, "材料不全", ActorOf(maker), Stop));
        Assert.Equal("", await BrokenAsync());
        await Given.HandledAsync(clerk, maker.User, Clock.Now.AddDays(-1));
        Assert.Contains($"account.maker batch {batch}: claim {claim}", await BrokenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_the_maker_who_put_back_whom_another_took_out()
    {
        var claim = await Db.Claims.Select(c => c.Id).FirstAsync(Stop);
        await ActAsync<TakeOutClaim>(second, a => a.RunAsync(batch, claim, "材料不全", ActorOf(second), Stop));
        await ActAsync<PutBackClaim>(maker, a => a.RunAsync(batch, claim, ActorOf(maker), Stop));
        await Given.HandledAsync(clerk, maker.User, Clock.Now.AddDays(-1));
        Assert.Contains($"account.maker batch {batch}: claim {claim}", await BrokenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_confirm_an_account_is_not_said_of_one_that_nobody_uses()
    {
        await Given.HandledAsync(clerk, maker.User, Clock.Now);
        await Db.Users.Where(u => u.Id == clerk.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, (string?)null), Stop);
        var page = await (await SignInAsync(maker.User, maker.Role)).OpenAsync($"/admin/users/{clerk.Id}");
        Assert.DoesNotContain("复核员王芳", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private Task ActAsync<TAct>((HubUser, Membership) who, Func<TAct, Task> act) where TAct : notnull => ElsewhereAsync(async s =>
    {
        s.GetRequiredService<Acting>().As(ActorOf(who));
        await act(s.GetRequiredService<TAct>());
    });
}
