using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>An officer adds a passkey, signs in with it and takes it off; everybody and everything else is refused.</summary>
public sealed class PasskeysTests : PageTest
{
    private readonly SecurityKey phone = new();
    private HubUser officer = null!;
    private Membership role = null!;
    private Visitor she = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        (officer, role) = await AccountAsync(Role.CountyOfficer, "/411200/411202/");
        she = await SignInAsync(officer, role);
    }

    private sealed record Question(string Options, string State);

    private static async Task<Question> AskAsync(Visitor visitor, string page)
    {
        using var answer = await visitor.GetAsync(page + "?handler=Options");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize<Question>(await answer.Content.ReadAsStringAsync(Stop), JsonSerializerOptions.Web)!;
    }

    /// <summary>The form of the page with the answer in it, as the script sends it.</summary>
    private async Task<HttpResponseMessage> SendAsync(Visitor visitor, string page, string credential, string state, string? name = null)
    {
        Clock.Pass(TimeSpan.FromSeconds(1));
        var form = (await visitor.OpenAsync(page)).QuerySelector("form[data-passkey]")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        (fields["Answer.Credential"], fields["Answer.State"]) = (credential, state);
        if (name is not null)
            fields["Input.Name"] = name;
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", SecurityKey.Here);
        return await visitor.SendAsync(request);
    }

    private async Task<HttpResponseMessage> AddAsync(Visitor visitor, SecurityKey key, string name = "办公室电脑")
    {
        var asked = await AskAsync(visitor, "/passkeys");
        return await SendAsync(visitor, "/passkeys", key.Create(asked.Options), asked.State, name);
    }

    private async Task<HttpResponseMessage> ProveAsync(Visitor visitor, SecurityKey key, string page = "/sign-in")
    {
        var asked = await AskAsync(visitor, page);
        return await SendAsync(visitor, page, key.Get(asked.Options), asked.State);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, string sentence)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(sentence, (await Visitor.ReadAsync(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static Task NotAcceptedAsync(HttpResponseMessage answer) => RefusedAsync(answer, "通行密钥没有通过，请再试一次，或用密码和验证码");

    private async Task<Guid> AddedAsync()
    {
        using var added = await AddAsync(she, phone);
        Assert.Equal("/passkeys", added.Headers.Location?.ToString());
        return await Db.Passkeys.Where(p => p.UserId == officer.Id).Select(p => p.Id).SingleAsync(Stop);
    }

    [Fact]
    public async Task It_opens_the_session_that_password_and_code_open()
    {
        await AddedAsync();
        Clock.Pass(TimeSpan.FromMinutes(1));
        var elsewhere = Stranger();
        using var opened = await ProveAsync(elsewhere, phone);
        Assert.Equal("/sign-in", opened.Headers.Location!.ToString());
        await elsewhere.OpenAsync("/work");
        var session = await Db.Set<SignInSession>().OrderByDescending(s => s.StartedAt).FirstAsync(s => s.UserId == officer.Id, Stop);
        Assert.Equal((Clock.Now, Clock.Now, role.Id), (session.SecondFactorAt, session.SteppedUpAt, session.MembershipId));
        Assert.Equal(Clock.Now, (await Db.Passkeys.AsNoTracking().SingleAsync(Stop)).LastUsedAt);
    }

    [Fact]
    public async Task It_answers_for_its_own_account_when_asked_again_and_for_no_other()
    {
        await AddedAsync();
        var (other, hers) = await AccountAsync(Role.CityOfficer);
        var (visitor, key) = (await SignInAsync(other, hers), new SecurityKey());
        (await AddAsync(visitor, key)).Dispose();
        Clock.Pass(TimeSpan.FromMinutes(10));

        await NotAcceptedAsync(await ProveAsync(visitor, phone, "/again"));
        using var again = await ProveAsync(visitor, key, "/again");
        Assert.Equal("/sign-in", again.Headers.Location!.ToString());
        await visitor.OpenAsync("/passkeys");
    }

    [Fact]
    public async Task Whatever_opens_nothing_gets_one_answer()
    {
        await AddedAsync();
        var stranger = Stranger();
        var unknown = new SecurityKey();
        unknown.Create((await AskAsync(she, "/passkeys")).Options);
        await NotAcceptedAsync(await ProveAsync(stranger, unknown));

        var asked = await AskAsync(stranger, "/sign-in");
        await NotAcceptedAsync(await SendAsync(stranger, "/sign-in", phone.Get(asked.Options), asked.State[..^6]));
        await NotAcceptedAsync(await SendAsync(stranger, "/sign-in", "{", "x"));
        await NotAcceptedAsync(await SendAsync(stranger, "/sign-in", "", ""));

        Clock.Pass(TimeSpan.FromMinutes(1));
        Db.ChangeTracker.Clear();
        (await Db.Users.SingleAsync(u => u.Id == officer.Id, Stop)).Disable(Clock.Now);
        await Db.SaveChangesAsync(Stop);
        await NotAcceptedAsync(await ProveAsync(stranger, phone));
    }

    [Fact]
    public async Task A_wrong_signature_or_a_counter_that_went_back_is_refused()
    {
        await AddedAsync();
        var stranger = Stranger();
        var asked = await AskAsync(stranger, "/sign-in");
        var other = await AskAsync(stranger, "/sign-in");
        await NotAcceptedAsync(await SendAsync(stranger, "/sign-in", phone.Get(other.Options), asked.State));
        using var right = await ProveAsync(Stranger(), phone);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        phone.Count = 0;
        await NotAcceptedAsync(await ProveAsync(stranger, phone));
    }

    [Fact]
    public async Task Wrong_tries_slow_down_the_next_ones()
    {
        await AddedAsync();
        var stranger = Stranger();
        var wrong = new SecurityKey();
        wrong.Create((await AskAsync(she, "/passkeys")).Options);
        for (var i = 0; i < 6; i++)
            await NotAcceptedAsync(await PausedAsync(stranger, wrong));
        await RefusedAsync(await ProveAsync(stranger, wrong), "输错的次数较多");
    }

    private Task<HttpResponseMessage> PausedAsync(Visitor visitor, SecurityKey key)
    {
        Clock.Pass(TimeSpan.FromMinutes(1));
        return ProveAsync(visitor, key);
    }

    [Fact]
    public async Task An_answer_serves_once_and_five_minutes()
    {
        await AddedAsync();
        var stranger = Stranger();
        var asked = await AskAsync(stranger, "/sign-in");
        phone.Count = uint.MaxValue - 10;
        var credential = phone.Get(asked.Options);
        using var first = await SendAsync(stranger, "/sign-in", credential, asked.State);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        // As of a passkey that does not count.
        await Db.Passkeys.ExecuteUpdateAsync(p => p.SetProperty(x => x.SignCount, 0), Stop);
        await NotAcceptedAsync(await SendAsync(Stranger(), "/sign-in", credential, asked.State));

        var late = await AskAsync(Stranger(), "/sign-in");
        Clock.Pass(TimeSpan.FromMinutes(5));
        await NotAcceptedAsync(await SendAsync(Stranger(), "/sign-in", phone.Get(late.Options), late.State));
    }

    [Fact]
    public async Task What_another_was_asked_adds_nothing()
    {
        var (other, hers) = await AccountAsync(Role.Operator, "/");
        var theirs = await AskAsync(await SignInAsync(other, hers), "/passkeys");
        await RefusedAsync(await SendAsync(she, "/passkeys", phone.Create(theirs.Options), theirs.State, "偷来的"), "通行密钥没有添加成功，请再试一次");
        var late = await AskAsync(she, "/passkeys");
        Clock.Pass(TimeSpan.FromMinutes(5));
        await RefusedAsync(await SendAsync(she, "/passkeys", phone.Create(late.Options), late.State, "太晚"), "通行密钥没有添加成功，请再试一次");
        await RefusedAsync(await AddAsync(she, new("http://elsewhere.example")), "通行密钥没有添加成功，请再试一次");
        await RefusedAsync(await AddAsync(she, phone, " "), "请填写");
        Assert.Equal(0, await Db.Passkeys.CountAsync(Stop));
    }

    [Fact]
    public async Task Ten_are_enough()
    {
        var late = await AskAsync(she, "/passkeys");
        for (var i = 0; i < Passkey.Most; i++)
            await Given.PasskeyAsync(officer);
        var page = await she.OpenAsync("/passkeys");
        Assert.Null(page.QuerySelector("form[data-passkey-new]"));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await RefusedAsync(await she.PostAsync("/passkeys",
            new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["__op"] = $"{Guid.CreateVersion7()}", ["Input.Name"] = "多了", ["Answer.Credential"] = phone.Create(late.Options), ["Answer.State"] = late.State }),
            "每个账号最多10个通行密钥");
        Assert.Equal(Passkey.Most, await Db.Passkeys.CountAsync(Stop));
    }

    [Fact]
    public async Task Who_has_not_proved_lately_who_is_there_is_asked_first()
    {
        var id = await AddedAsync();
        Clock.Pass(TimeSpan.FromMinutes(10));
        foreach (var path in (string[])["/passkeys", "/passkeys?handler=Options", $"/passkeys/{id}/remove"])
        {
            using var answer = await she.GetAsync(path);
            Assert.StartsWith("/again?returnUrl=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_is_for_the_roles_that_need_a_second_factor_and_for_nobody_else()
    {
        Assert.All(Enum.GetValues<Role>(), r => Assert.Equal(RolePermissions.NeedsSecondFactor(r), RolePermissions.Of(r).Contains(Permission.HoldPasskeys)));
        var clerk = await AsAsync(Role.SchoolClerk, school: (await Given.SchoolAsync()).Id);
        using var closed = await clerk.GetAsync("/passkeys");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.DoesNotContain("通行密钥", (await clerk.OpenAsync("/account")).Body!.TextContent, StringComparison.Ordinal);

        // Whose last such role has ended is no officer any more.
        await AddedAsync();
        (await Db.Memberships.SingleAsync(m => m.Id == role.Id, Stop)).End(Clock.Now);
        await Db.SaveChangesAsync(Stop);
        await NotAcceptedAsync(await ProveAsync(Stranger(), phone));
    }

    [Fact]
    public async Task It_is_taken_off_after_a_question_and_both_stand_in_the_history()
    {
        var id = await AddedAsync();
        var publicKey = Convert.ToBase64String(await Db.Passkeys.Select(p => p.PublicKey).SingleAsync(Stop));
        Assert.Contains("办公室电脑", (await she.OpenAsync($"/passkeys/{id}/remove")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var removed = await she.SubmitAsync($"/passkeys/{id}/remove", []);
        Assert.Equal("/passkeys", removed.Headers.Location!.ToString());
        await NotAcceptedAsync(await ProveAsync(Stranger(), phone));
        Assert.Equal([("移除通行密钥", "账号本人"), ("添加通行密钥", "账号本人")], await HistoryAsync());
        var kept = await Db.History.Where(h => h.EntityKind == nameof(Passkey)).Select(h => h.Changes).ToListAsync(Stop);
        Assert.All(kept, c => Assert.DoesNotContain(publicKey, c, StringComparison.Ordinal));
    }

    private async Task<List<(string What, string By)>> HistoryAsync() =>
        [.. (await (await AsAsync(Role.CityOfficer)).OpenAsync($"/admin/users/{officer.Id}")).QuerySelectorAll("#past tbody tr").Select(r => (r.Children[1].TextContent, r.Children[2].TextContent)).Take(2)];

    [Fact]
    public async Task A_reset_of_the_second_factor_takes_the_passkeys_too()
    {
        await AddedAsync();
        var city = await AsAsync(Role.CityOfficer);
        (await city.SubmitAsync($"/admin/users/{officer.Id}/change", [], "SecondFactor")).Dispose();
        Assert.Equal(0, await Db.Passkeys.CountAsync(Stop));
        await NotAcceptedAsync(await ProveAsync(Stranger(), phone));
        Assert.Contains(("移除通行密钥", "测试CityOfficer"), await HistoryAsync());
    }
}
