namespace TrainingHub.Ground;

/// <summary>The password once more, before a weighty page; asked of accounts without an authenticator app.</summary>
internal sealed class EnterPasswordAgain(HubDb db, TimeProvider clock, PasswordDesk desk, SignInPace pace)
{
    /// <returns>the new key for the cookie</returns>
    /// <exception cref="RuleBroken">the password is wrong, or it is too early for another try</exception>
    public async Task<string> RunAsync(SignedIn who, string password, string address, CancellationToken ct)
    {
        var name = who.User.NormalizedUserName!;
        pace.MayTry(name, address);
        if (!await desk.IsRightAsync(who.User, password, address, ct))
        {
            pace.Wrong(name, address);
            throw new RuleBroken("password.again", "密码不对，请再输入一次") { Field = "Password" };
        }
        pace.Right(name, address);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.SteppedUpAt = clock.Now;
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }
}
