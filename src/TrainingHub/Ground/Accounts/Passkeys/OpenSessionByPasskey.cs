namespace TrainingHub.Ground;

/// <summary>A passkey against a session: it stands for password and code, since its owner unlocked it with finger, face or PIN.</summary>
internal sealed class OpenSessionByPasskey(HubDb db, PasskeyDesk desk, SignInPace pace, StartSession start)
{
    /// <returns>the key for the cookie</returns>
    /// <exception cref="RuleBroken">it opens nothing, or it is too early for another try</exception>
    public async Task<string> RunAsync(PasskeyAnswer answer, HttpContext http, string address, CancellationToken ct)
    {
        var name = $"passkey:{answer.Claimed()}";
        pace.MayTry(name, address);
        if (await desk.ProvedAsync(null, answer, http, ct) is not { } user)
        {
            pace.Wrong(name, address);
            throw PasskeyDesk.Refused();
        }
        pace.Right(name, address);
        db.Acting.As(Actor.Nobody with { UserId = user.Id, Name = user.DisplayName });
        return await start.RunAsync(user.Id, bothFactors: true, ct);
    }
}
