namespace TrainingHub.Ground;

/// <summary>A new password against the old one. Every other browser is signed out; this one gets a new key.</summary>
internal sealed class ChangePassword(HubDb db, TimeProvider clock, PasswordDesk desk, SignInPace pace)
{
    /// <returns>the new key for the cookie</returns>
    public async Task<string> RunAsync(SignedIn who, string current, string wanted, string address, CancellationToken ct)
    {
        var user = await db.Users.Where(u => u.Id == who.User.Id).OneOrNotHere(ct);
        pace.MayTry(user.NormalizedUserName!, address);
        if (!await desk.IsRightAsync(user, current, ct))
        {
            pace.Wrong(user.NormalizedUserName!, address);
            throw new RuleBroken("password.current", "现在的密码不对，请再输入一次") { Field = "Current" };
        }
        PasswordRules.Check(wanted, user.UserName!, "Wanted");
        user.SetPasswordHash(await desk.HashAsync(user, wanted, ct));
        await SignedIn.EndAllAsync(db, user.Id, who.Session.Id, ct);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.SteppedUpAt = clock.Now;
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }
}
