using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

public sealed class SigningInAndOutTests : PageTest
{
    private const string Password = "高山 流水 竹林 小桥 远帆";
    private const string Another = "七只 蓝色 茶壶 在飞 北方";

    private async Task<(HubUser User, Membership Membership)> WithPasswordAsync(Role role, string userName = "li.na")
    {
        var account = await AccountAsync(role, userName: userName);
        account.User.PasswordHash = Make<IPasswordHasher<HubUser>>().HashPassword(account.User, Password);
        await Db.SaveChangesAsync(Stop);
        return account;
    }

    private static Task<HttpResponseMessage> TryAsync(Visitor visitor, string userName, string password, string page = "/sign-in") =>
        visitor.SubmitAsync(page, [("Input.UserName", userName), ("Input.Password", password)]);

    [Fact]
    public async Task A_page_asked_for_by_a_stranger_leads_over_the_sign_in_back_to_it()
    {
        await WithPasswordAsync(Role.SchoolClerk);
        var visitor = Stranger();
        using var sent = await visitor.GetAsync("/account?x=1");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/sign-in?returnUrl=%2Faccount%3Fx%3D1", sent.Headers.Location!.ToString());

        using var signedIn = await TryAsync(visitor, " LI.NA ", Password, sent.Headers.Location.ToString());
        Assert.Equal("/account?x=1", signedIn.Headers.Location!.ToString());
        var page = await visitor.OpenAsync("/account?x=1");
        Assert.Contains("li.na", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task The_way_back_never_leads_to_another_site(string back)
    {
        await WithPasswordAsync(Role.SchoolClerk);
        using var answer = await TryAsync(Stranger(), "li.na", Password, "/sign-in?returnUrl=" + Uri.EscapeDataString(back));
        Assert.Equal("/sign-in", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_and_no_such_account_get_the_same_page()
    {
        await WithPasswordAsync(Role.SchoolClerk);
        var pages = new List<string>();
        foreach (var name in (string[])["li.na", "no.one"])
        {
            using var answer = await TryAsync(Stranger(), name, "wrong wrong wrong wrong");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await Visitor.ReadAsync(answer);
            foreach (var hidden in page.QuerySelectorAll("input[type=hidden]"))
                hidden.Remove();
            pages.Add(page.DocumentElement.OuterHtml.Replace(name, "", StringComparison.Ordinal));
        }
        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task A_disabled_account_is_answered_like_a_wrong_password()
    {
        var (user, _) = await WithPasswordAsync(Role.SchoolClerk);
        user.Disable(Clock.Now);
        await Db.SaveChangesAsync(Stop);
        using var answer = await TryAsync(Stranger(), "li.na", Password);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task After_some_wrong_tries_the_next_has_to_wait_and_then_goes_through()
    {
        await WithPasswordAsync(Role.SchoolClerk);
        var visitor = Stranger();
        for (var i = 0; i < 4; i++)
        {
            Clock.Pass(TimeSpan.FromSeconds(2));
            (await TryAsync(visitor, "li.na", "wrong wrong wrong wrong")).Dispose();
        }
        using var early = await TryAsync(visitor, "li.na", Password);
        Assert.Equal(HttpStatusCode.BadRequest, early.StatusCode);
        Assert.Contains("请等", (await Visitor.ReadAsync(early)).Body!.TextContent, StringComparison.Ordinal);
        Clock.Pass(TimeSpan.FromSeconds(60));
        using var later = await TryAsync(visitor, "li.na", Password);
        Assert.Equal(HttpStatusCode.Redirect, later.StatusCode);
    }

    [Fact]
    public async Task Signing_out_makes_the_old_cookie_worthless_at_once()
    {
        var visitor = await AsAsync(Role.SchoolClerk);
        var stolen = visitor.Copy();
        (await visitor.SubmitAsync("/sign-out", [])).Dispose();
        Assert.DoesNotContain("hub", visitor.Cookies.Keys);
        await IsOutAsync(stolen);
    }

    [Fact]
    public async Task A_changed_password_signs_out_every_other_browser_and_the_old_cookie()
    {
        var (user, membership) = await WithPasswordAsync(Role.SchoolClerk);
        var (here, there) = (await SignInAsync(user, membership), await SignInAsync(user, membership));
        var old = here.Copy();
        using var changed = await here.SubmitAsync("/password",
            [("Input.Current", Password), ("Input.Wanted", Another), ("Input.Again", Another)]);
        Assert.Equal("/account", changed.Headers.Location!.ToString());
        await here.OpenAsync("/account");
        await IsOutAsync(there);
        await IsOutAsync(old);
    }

    [Fact]
    public async Task Half_an_hour_of_silence_and_twelve_hours_of_work_end_a_session()
    {
        var (idle, busy) = (await AsAsync(Role.SchoolClerk), await AsAsync(Role.SchoolClerk));
        Clock.Pass(TimeSpan.FromMinutes(31));
        await IsOutAsync(idle);
        busy = await AsAsync(Role.SchoolClerk);
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            Clock.Pass(TimeSpan.FromMinutes(20));
            await busy.OpenAsync("/account");
        }
        Clock.Pass(TimeSpan.FromMinutes(21));
        await IsOutAsync(busy);
    }

    [Fact]
    public async Task Signing_in_over_a_live_session_begins_another_and_the_key_that_came_in_opens_nothing_of_it()
    {
        await WithPasswordAsync(Role.SchoolClerk);
        var planted = await AsAsync(Role.HomeClerk);
        var form = (await planted.OpenAsync("/password")).QuerySelectorAll("main input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!));
        var visitor = planted.Copy();
        using var signedIn = await visitor.PostAsync("/sign-in", form.Append(new("Input.UserName", "li.na")).Append(new("Input.Password", Password)));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Contains("li.na", (await visitor.OpenAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("li.na", (await planted.OpenAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_link_serves_thirty_minutes_and_not_after_a_new_password()
    {
        var (user, membership) = await WithPasswordAsync(Role.SchoolClerk);
        var (early, late) = (OneTimeLink.For(user, Clock.Now), OneTimeLink.For(user, Clock.Now.AddMinutes(20)));
        Db.AddRange(early, late);
        await Db.SaveChangesAsync(Stop);
        var (first, second) = (await Make<OneTimeLinks>().PathAsync(early.Id, Stop), await Make<OneTimeLinks>().PathAsync(late.Id, Stop));
        Clock.Pass(TimeSpan.FromMinutes(29));
        await Stranger().OpenAsync(first);
        Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await Stranger().GetAsync(first)).StatusCode);
        await Stranger().OpenAsync(second);
        using var changed = await (await SignInAsync(user, membership)).SubmitAsync("/password",
            [("Input.Current", Password), ("Input.Wanted", Another), ("Input.Again", Another)]);
        Assert.Equal(HttpStatusCode.NotFound, (await Stranger().GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task A_recovery_code_opens_the_way_in_once()
    {
        var (user, _) = await AccountAsync(Role.CityOfficer);
        var visitor = await HalfInAsync(user);
        var key = (await visitor.OpenAsync("/second-factor")).QuerySelector(".totp b")!.TextContent;
        using var bound = await visitor.SubmitAsync("/second-factor", [("Input.Code", Authenticator.Code(key))]);
        var codes = (await Visitor.ReadAsync(bound)).QuerySelectorAll(".recovery li").Select(l => l.TextContent).ToList();
        Assert.Equal(10, codes.Distinct().Count());
        using var opened = await (await HalfInAsync(user)).SubmitAsync("/second-factor", [("Input.Code", codes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant())]);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        using var again = await (await HalfInAsync(user)).SubmitAsync("/second-factor", [("Input.Code", codes[3])]);
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        using var other = await (await HalfInAsync(user)).SubmitAsync("/second-factor", [("Input.Code", codes[4])]);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task The_database_holds_nothing_that_opens_a_session()
    {
        var visitor = await AsAsync(Role.SchoolClerk);
        var row = await Db.Set<SignInSession>().SingleAsync(Stop);
        Assert.DoesNotContain(visitor.Cookies["hub"], Convert.ToBase64String(row.KeyHash), StringComparison.Ordinal);
        var thief = Stranger();
        thief.Cookies["hub"] = Convert.ToBase64String(row.KeyHash).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        await IsOutAsync(thief);
    }

    [Fact]
    public async Task A_form_without_the_sites_own_token_is_refused()
    {
        var visitor = await AsAsync(Role.SchoolClerk);
        using var forged = await visitor.PostAsync("/sign-out", []);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await visitor.OpenAsync("/account");
    }

    internal static async Task IsOutAsync(Visitor visitor)
    {
        using var answer = await visitor.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
