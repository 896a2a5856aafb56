using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>A new password against the old one. Every other browser is signed out; this one gets a new key.</summary>
internal sealed class ChangePassword(HubDb db, UserManager<HubUser> users, TimeProvider clock, PasswordDesk desk, SignInPace pace)
{
    /// <returns>the new key for the cookie</returns>
    /// <exception cref="RuleBroken">the old password is wrong, the new one does not do, or it is too early for another try</exception>
    public async Task<string> RunAsync(SignedIn who, string current, string wanted, string address, CancellationToken ct)
    {
        var user = await db.Users.Where(u => u.Id == who.User.Id).OneOrNotHere(ct);
        pace.MayTry(user.NormalizedUserName!, address);
        using (await desk.TurnAsync(address, ct))
        {
            var changed = await users.ChangePasswordAsync(user, current, wanted);
            if (changed.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordMismatch)))
            {
                pace.Wrong(user.NormalizedUserName!, address);
                throw new RuleBroken("password.current", "现在的密码不对，请再输入一次") { Field = "Current" };
            }
            changed.Must("Wanted");
        }
        await SignedIn.EndAllAsync(db, user.Id, who.Session.Id, ct);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.SteppedUpAt = clock.Now;
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }
}
