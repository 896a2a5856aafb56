using System.Net;
using Microsoft.AspNetCore.Identity;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>A weighty page, here the changes of an account, asks whoever has not proved lately who is there.</summary>
public sealed class AskedAgainTests : PageTest
{
    private const string Password = "高山 流水 竹林 小桥 远帆";
    private HubUser officer = null!;
    private Membership role = null!;
    private HubUser clerk = null!;
    private string page = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        (officer, role) = await AccountAsync(Role.CityOfficer, userName: "zhao.lei");
        officer.PasswordHash = Make<IPasswordHasher<HubUser>>().HashPassword(officer, Password);
        (clerk, _) = await AccountAsync(Role.CountyOfficer, "/411200/411202/");
        await Db.SaveChangesAsync(Stop);
        page = $"/admin/users/{clerk.Id}/change";
    }

    private static async Task<string> SentToAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.Headers.Location?.ToString() ?? answer.StatusCode.ToString();
    }

    [Fact]
    public async Task Ten_minutes_later_the_password_is_asked_and_leads_back_to_the_page()
    {
        var visitor = await SignInAsync(officer, role);
        await visitor.OpenAsync(page);
        Clock.Pass(TimeSpan.FromMinutes(10));
        var again = await SentToAsync(visitor, page + "?x=1");
        Assert.Equal("/again?returnUrl=" + Uri.EscapeDataString(page + "?x=1"), again);
        await visitor.OpenAsync("/account");

        using var wrong = await visitor.SubmitAsync(again, [("Input.Password", "wrong wrong wrong")]);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        var before = visitor.Copy();
        using var right = await visitor.SubmitAsync(again, [("Input.Password", Password)]);
        Assert.Equal(page + "?x=1", right.Headers.Location!.ToString());
        await visitor.OpenAsync(page);
        await SigningInAndOutTests.IsOutAsync(before);
    }

    [Fact]
    public async Task Whoever_has_bound_an_app_is_asked_for_its_code()
    {
        var visitor = await HalfInAsync(officer);
        var key = (await visitor.OpenAsync("/second-factor")).QuerySelector(".totp b")!.TextContent;
        var code = Authenticator.Code(key);
        (await visitor.SubmitAsync("/second-factor", [("Input.Code", code)])).Dispose();
        Clock.Pass(TimeSpan.FromMinutes(10));
        var again = await SentToAsync(visitor, page);
        Assert.Null((await visitor.OpenAsync(again)).QuerySelector("input[type=password]"));
        using var used = await visitor.SubmitAsync(again, [("Input.Code", code)]);
        Assert.Equal(HttpStatusCode.BadRequest, used.StatusCode);
        using var next = await visitor.SubmitAsync(again, [("Input.Code", Authenticator.Code(key, stepsLater: 1))]);
        Assert.Equal(page, next.Headers.Location!.ToString());
        await visitor.OpenAsync(page);
    }

    [Fact]
    public async Task A_form_that_lay_open_too_long_does_nothing()
    {
        var visitor = await SignInAsync(officer, role);
        var form = await visitor.OpenAsync(page);
        var disable = form.QuerySelector("form[action*=Disable]")!;
        Clock.Pass(TimeSpan.FromMinutes(10));
        using var late = await visitor.PostAsync(disable.GetAttribute("action")!,
            disable.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        Assert.Equal("/again?returnUrl=" + Uri.EscapeDataString(page), late.Headers.Location!.ToString());
        await Db.Entry(clerk).ReloadAsync(Stop);
        Assert.False(clerk.IsDisabled);
    }

    [Fact]
    public async Task Whoever_may_not_open_the_page_is_not_asked()
    {
        var visitor = await AsAsync(Role.Auditor);
        Clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(nameof(HttpStatusCode.NotFound), await SentToAsync(visitor, page));
    }
}
