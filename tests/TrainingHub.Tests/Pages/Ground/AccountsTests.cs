using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Pages;

/// <summary>Who may give whom which role, and what that does to those who are signed in.</summary>
public sealed class AccountsTests : PageTest
{
    private const string Password = "高山 流水 竹林 小桥 远帆";

    private static Actor Acting(HubUser user, Membership m) =>
        new(user.Id, user.DisplayName, m.Role, m.RegionPath, m.SchoolId, m.AssessorId, m.HomeId, m.TraineeId) { PersonId = user.PersonId };

    private async Task<Actor> ActorAsync(Role role, string region = City)
    {
        var (user, membership) = await AccountAsync(role, region, school: role == Role.SchoolClerk ? Guid.CreateVersion7() : null);
        return Acting(user, membership);
    }

    [Theory]
    [InlineData(Role.CityOfficer, Role.Operator)]
    [InlineData(Role.CityOfficer, Role.Finance)]
    [InlineData(Role.CountyOfficer, Role.CityOfficer)]
    [InlineData(Role.CountyOfficer, Role.AssessorClerk)]
    [InlineData(Role.CountyOfficer, Role.Auditor)]
    public async Task Nobody_gives_a_role_above_his_own(Role giver, Role wanted)
    {
        var actor = await ActorAsync(giver);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Make<Invite>().RunAsync(new("new.one", "新人", null, wanted, City), actor, Stop));
        Assert.Equal("account.role-above", refused.Code);
    }

    [Theory]
    [InlineData(Role.SchoolClerk)]
    [InlineData(Role.Finance)]
    [InlineData(Role.Auditor)]
    public async Task Who_does_not_manage_accounts_finds_no_way_to_invite(Role giver)
    {
        var actor = await ActorAsync(giver, "/411200/411202/");
        await Assert.ThrowsAsync<NotHere>(() => Make<Invite>().RunAsync(new("new.one", "新人", null, Role.CityOfficer, City), actor, Stop));
    }

    [Fact]
    public async Task Nobody_gives_a_role_outside_his_own_area()
    {
        var actor = await ActorAsync(Role.CityOfficer);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Make<Invite>().RunAsync(new("new.one", "新人", null, Role.CountyOfficer, "/371000/371002/"), actor, Stop));
        Assert.Equal("account.area-outside", refused.Code);
    }

    [Fact]
    public async Task An_account_above_ones_own_and_ones_own_account_cannot_be_changed()
    {
        var officer = await ActorAsync(Role.CityOfficer);
        var (above, _) = await AccountAsync(Role.Operator);
        await Assert.ThrowsAsync<NotHere>(() => Make<DisableAccount>().RunAsync(above.Id, officer, Stop));
        await Assert.ThrowsAsync<NotHere>(() => Make<DisableAccount>().RunAsync(officer.UserId!.Value, officer, Stop));
    }

    [Fact]
    public async Task Disabling_an_account_signs_it_out_on_the_next_request()
    {
        var (user, membership) = await AccountAsync(Role.CountyOfficer, "/411200/411202/");
        var visitor = await SignInAsync(user, membership);
        await visitor.OpenAsync("/account");
        await Make<DisableAccount>().RunAsync(user.Id, await ActorAsync(Role.CityOfficer), Stop);
        await SigningInAndOutTests.IsOutAsync(visitor);
    }

    [Fact]
    public async Task A_role_taken_away_opens_nothing_on_the_next_request()
    {
        var (user, membership) = await AccountAsync(Role.CountyOfficer, "/411200/411202/");
        var visitor = await SignInAsync(user, membership);
        await Make<EndRole>().RunAsync(user.Id, membership.Id, await ActorAsync(Role.CityOfficer), Stop);
        await SigningInAndOutTests.IsOutAsync(visitor);
    }

    [Fact]
    public async Task An_invitation_by_mail_carries_a_link_that_sets_the_password_once_and_lies_in_no_row()
    {
        await Given.CityAsync();
        await Make<Invite>().RunAsync(new("wang.fang", "王芳", "wang.fang@example.cn", Role.Auditor, City), await ActorAsync(Role.CityOfficer), Stop);
        var letter = await Db.Set<Letter>().SingleAsync(Stop);
        Assert.DoesNotContain("/reset", letter.Content, StringComparison.Ordinal);
        var sent = await Make<DueWork>().UntilEmptyAsync(Stop);
        Assert.Equal(new WorkDone(1, 0), sent);
        var mail = await File.ReadAllTextAsync(Directory.EnumerateFiles(Path.Combine(Database.Folder, "mail"), "*.eml").Single(), Stop);
        Assert.Contains("Auto-Submitted", mail, StringComparison.Ordinal);

        var path = await Make<OneTimeLinks>().PathAsync(letter.Subject, Stop);
        var visitor = Stranger();
        using var set = await visitor.SubmitAsync(path, [("Input.Password", Password), ("Input.Again", Password)]);
        Assert.Equal("/sign-in", set.Headers.Location!.ToString());
        using var again = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task A_link_is_worthless_when_its_time_is_over_and_when_it_is_made_up()
    {
        await Given.CityAsync();
        var (user, link) = await Make<Invite>().RunAsync(new("wang.fang", "王芳", null, Role.Auditor, City), await ActorAsync(Role.CityOfficer), Stop);
        var path = await Make<OneTimeLinks>().PathAsync(link.Id, Stop);
        Assert.Contains(user.UserName!, (await Stranger().OpenAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Clock.Pass(TimeSpan.FromDays(8));
        foreach (var dead in (string[])[path, "/reset", "/reset?k=x", "/reset?k=" + new string('A', 120)])
        {
            using var answer = await Stranger().GetAsync(dead);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_reviewer_binds_an_app_before_anything_opens_and_a_code_serves_once()
    {
        var (user, membership) = await AccountAsync(Role.CityOfficer, userName: "zhao.lei");
        var visitor = await HalfInAsync(user);
        using var sent = await visitor.GetAsync("/dashboard");
        Assert.Equal("/second-factor?returnUrl=%2Fdashboard", sent.Headers.Location!.ToString());

        var page = await visitor.OpenAsync("/second-factor");
        Assert.NotNull(page.QuerySelector("svg path"));
        var key = page.QuerySelector(".totp b")!.TextContent;
        var code = Authenticator.Code(key);
        using var bound = await visitor.SubmitAsync("/second-factor", [("Input.Code", code)]);
        Assert.Equal(10, (await Visitor.ReadAsync(bound)).QuerySelectorAll("li.mono").Length);
        await visitor.OpenAsync("/account");

        var second = await HalfInAsync(user);
        using var replayed = await second.SubmitAsync("/second-factor", [("Input.Code", code)]);
        Assert.Equal(HttpStatusCode.BadRequest, replayed.StatusCode);
        Clock.Pass(TimeSpan.FromSeconds(30));
        using var fresh = await second.SubmitAsync("/second-factor", [("Input.Code", Authenticator.Code(key, stepsLater: 1))]);
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);
        Assert.Equal(membership.UserId, user.Id);
    }

    [Fact]
    public async Task The_first_operator_is_made_once()
    {
        Assert.NotNull(await Make<CreateFirstAdmin>().RunAsync("root.one", "管理员", Stop));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Make<CreateFirstAdmin>().RunAsync("root.two", "管理员", Stop));
        Assert.Equal("admin.exists", refused.Code);
    }
}
