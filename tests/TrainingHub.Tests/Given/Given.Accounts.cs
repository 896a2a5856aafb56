using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>An account with one role and no password.</summary>
    public async Task<(HubUser User, Membership Membership)> AccountAsync(
        Role role, string regionPath, Guid? school = null, Guid? assessor = null, Guid? home = null, Guid? trainee = null, string? userName = null, string? name = null)
    {
        var user = HubUser.New(userName ?? $"{role}-{Guid.NewGuid():N}"[..24], name ?? $"测试{role}", null);
        db.Add(user);
        return (user, await MembershipAsync(user, role, regionPath, school, assessor, home, trainee));
    }

    /// <summary>One role more.</summary>
    public Task<Membership> MembershipAsync(HubUser user, Role role, string regionPath, Guid? school = null, Guid? assessor = null, Guid? home = null, Guid? trainee = null) =>
        SavedAsync(new Membership
        {
            UserId = user.Id,
            Role = role,
            RegionPath = regionPath,
            SchoolId = school,
            AssessorId = assessor,
            HomeId = home,
            TraineeId = trainee,
            CreatedAt = Now,
        });

    /// <summary>Somebody made the account, and no second officer has confirmed it.</summary>
    /// <param name="by">the person who did; without it nobody of the story</param>
    public async Task<Handling> HandledAsync(HubUser account, HubUser? by = null, DateTime? at = null)
    {
        await db.Users.Where(u => u.Id == account.Id && u.PasswordHash == null).ExecuteUpdateAsync(u => u.SetProperty(x => x.PasswordHash, "set by the owner"));
        return await SavedAsync(new Handling
        {
            UserId = account.Id,
            Kind = HandlingKind.Created,
            By = by?.DisplayName ?? "别的经办",
            PersonId = by?.PersonId ?? Guid.CreateVersion7(),
            At = at ?? Now,
        });
    }

    /// <summary>A passkey of which nobody holds the private half.</summary>
    public Task<Passkey> PasskeyAsync(HubUser owner) => SavedAsync(new Passkey
    {
        UserId = owner.Id,
        CredentialId = Guid.CreateVersion7().ToByteArray(),
        PublicKey = [1],
        Name = "旧手机",
        CreatedAt = Now,
        IsUserVerified = true,
        IsBackupEligible = false,
        AttestationObject = [1],
        ClientDataJson = [1],
    });

    /// <summary>The account is signed in with this role, all steps done.</summary>
    /// <param name="at">since when</param>
    /// <returns>the key of the session</returns>
    public async Task<string> SignedInAsync(HubUser user, Membership membership, DateTime at)
    {
        var (session, key) = SignInSession.Start(user.Id, at);
        session.Choose(membership);
        session.PassSecondFactor(at);
        await SavedAsync(session);
        return key;
    }

    /// <summary>What the browser keeps in its cookie once it got this key, as the site itself writes it.</summary>
    public static async Task<string> CookieAsync(IServiceProvider site, string key)
    {
        var http = new DefaultHttpContext { RequestServices = site };
        await SessionCookie.WriteAsync(http, key);
        return http.Response.Headers.SetCookie.ToString().Split(';')[0].Split('=', 2)[1];
    }
}
