namespace TrainingHub.Ground;

/// <summary>A passkey of the account that is signed in, instead of its code, before a weighty page.</summary>
internal sealed class EnterPasskeyAgain(HubDb db, TimeProvider clock, PasskeyDesk desk, SignInPace pace)
{
    /// <returns>the new key for the cookie</returns>
    /// <exception cref="RuleBroken">it proves nothing, or it is too early for another try</exception>
    public async Task<string> RunAsync(SignedIn who, PasskeyAnswer answer, HttpContext http, string address, CancellationToken ct)
    {
        var name = $"passkey:{who.User.Id}";
        pace.MayTry(name, address);
        if (await desk.ProvedAsync(who.User.Id, answer, http, ct) is null)
        {
            pace.Wrong(name, address);
            throw PasskeyDesk.Refused();
        }
        pace.Right(name, address);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.PassSecondFactor(clock.Now);
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }
}
