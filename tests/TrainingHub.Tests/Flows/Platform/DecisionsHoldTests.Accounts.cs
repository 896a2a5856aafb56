using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>Over one account.</summary>
public sealed partial class DecisionsHoldTests
{
    private Task<(HubUser User, Membership Membership)> ClerkAsync() => Given.AccountAsync(Role.SchoolClerk, march.Clerk.RegionPath, march.Clerk.SchoolId);

    private Task<int> ChangesAsync(string kind, string id, string what) =>
        Db.History.CountAsync(h => h.EntityKind == kind && h.EntityId == id && h.Change == HistoryChange.Changed && h.Changes.Contains(what), Stop);

    [Fact]
    public async Task A_name_is_invited_once()
    {
        var wish = new Invitation("wang.laoshi", "王老师", null, Role.SchoolClerk, march.Clerk.RegionPath, SchoolId: march.Clerk.SchoolId);

        Assert.Equal(1, await TogetherAsync<Invite>(4, a => a.RunAsync(wish, Officer, Stop)));
    }

    [Fact]
    public async Task A_trainee_has_one_account()
    {
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰"));
        var person = await Db.Trainees.Select(t => t.Id).SingleAsync(Stop);

        Assert.Equal(1, await TogetherAsync(Enumerable.Range(0, 4).Select(i =>
            Ask<InviteCaregiver>(a => a.RunAsync(person, new($"gui.lan.{i}", "王桂兰", null, Role.Caregiver, ""), Officer, Stop)))));
        Assert.Equal(1, await Db.Memberships.CountAsync(m => m.TraineeId == person, Stop));
    }

    [Fact]
    public async Task A_role_is_given_once_and_taken_once()
    {
        var (user, _) = await ClerkAsync();
        var wish = new Invitation("", "", null, Role.CountyOfficer, march.Clerk.RegionPath);

        Assert.Equal(1, await TogetherAsync<GrantRole>(4, a => a.RunAsync(user.Id, wish, Officer, Stop)));
        var given = await Db.Memberships.Where(m => m.UserId == user.Id && m.Role == Role.CountyOfficer).Select(m => m.Id).SingleAsync(Stop);
        Assert.Equal(1, await TogetherAsync<EndRole>(4, a => a.RunAsync(user.Id, given, Officer, Stop)));
        Assert.Equal(1, await ChangesAsync(nameof(Membership), given.ToString(), nameof(Membership.EndedAt)));
    }

    [Fact]
    public async Task The_database_keeps_one_live_role_for_one_place()
    {
        var (user, role) = await ClerkAsync();
        await Assert.ThrowsAsync<DbUpdateException>(() => Given.MembershipAsync(user, Role.SchoolClerk, role.RegionPath, role.SchoolId));
        Db.ChangeTracker.Clear();
        (await Db.Memberships.SingleAsync(m => m.Id == role.Id, Stop)).End(Clock.Now);
        await Given.MembershipAsync(user, Role.SchoolClerk, role.RegionPath, role.SchoolId);
    }

    [Fact]
    public async Task An_account_is_closed_and_opened_once()
    {
        var (user, _) = await ClerkAsync();

        Assert.InRange(await TogetherAsync<DisableAccount>(4, a => a.RunAsync(user.Id, Officer, Stop)), 1, 4);
        Assert.Equal(1, await ChangesAsync(nameof(HubUser), user.Id.ToString(), nameof(HubUser.DisabledAt)));
        Assert.InRange(await TogetherAsync<EnableAccount>(4, a => a.RunAsync(user.Id, Officer, Stop)), 1, 4);
        Assert.Equal(2, await ChangesAsync(nameof(HubUser), user.Id.ToString(), nameof(HubUser.DisabledAt)));
        Assert.False(await Db.Users.AnyAsync(u => u.Id == user.Id && u.DisabledAt != null, Stop));
    }

    [Fact]
    public async Task A_closed_account_gets_no_link_and_every_link_and_reset_has_its_maker()
    {
        var (user, _) = await ClerkAsync();
        var link = Ask<SendNewLink>(a => a.RunAsync(user.Id, Officer, Stop));
        var reset = Ask<ResetSecondFactor>(a => a.RunAsync(user.Id, Officer, Stop));

        var done = await TogetherAsync(link, reset, link, reset);
        Assert.InRange(done, 1, 4);
        Assert.Equal(done, await Db.Handlings.CountAsync(h => h.UserId == user.Id, Stop));

        var closed = await TogetherAsync(link, Ask<DisableAccount>(a => a.RunAsync(user.Id, Officer, Stop)), link);
        var links = await Db.Handlings.CountAsync(h => h.UserId == user.Id, Stop) - done;
        Assert.Equal(closed, links + (await Db.Users.AnyAsync(u => u.Id == user.Id && u.DisabledAt != null, Stop) ? 1 : 0));
    }

    [Fact]
    public async Task The_last_passkey_is_added_once_and_taken_off_once()
    {
        var (user, role) = await Given.AccountAsync(Role.CountyOfficer, march.Clerk.RegionPath);
        var owner = new Actor(user.Id, user.DisplayName, role.Role, role.RegionPath);
        for (var i = 1; i < Passkey.Most; i++)
            await Given.PasskeyAsync(user);
        var answers = new List<PasskeyAnswer>();
        for (var i = 0; i < 4; i++)
        {
            var asked = await Make<PasskeyDesk>().AskForNewAsync(user, new DefaultHttpContext());
            answers.Add(new(new SecurityKey().Create(asked.Options), asked.State));
        }

        Assert.Equal(1, await TogetherAsync(answers.Select(a => Ask<AddPasskey>(act => act.RunAsync("手机", a, FromHere(), owner, Stop)))));
        Assert.Equal(Passkey.Most, await Db.Passkeys.CountAsync(p => p.UserId == user.Id, Stop));
        var added = await Db.Passkeys.Where(p => p.Name == "手机").Select(p => p.Id).SingleAsync(Stop);
        Assert.Equal(1, await TogetherAsync<RemovePasskey>(4, a => a.RunAsync(added, owner, Stop)));

        static DefaultHttpContext FromHere()
        {
            var http = new DefaultHttpContext();
            http.Request.Headers.Origin = SecurityKey.Here;
            return http;
        }
    }

    [Fact]
    public async Task An_account_is_confirmed_once()
    {
        var (user, _) = await ClerkAsync();
        await Given.HandledAsync(user);

        Assert.Equal(1, await TogetherAsync<ConfirmAccounts>(4, a => a.RunAsync([user.Id], Officer, Stop)));
        await NothingIsBrokenAsync();
    }
}
