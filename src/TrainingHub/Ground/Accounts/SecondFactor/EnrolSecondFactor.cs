using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>Binds the authenticator app that scanned the key: one code typed back, then the recovery codes.</summary>
internal sealed class EnrolSecondFactor(HubDb db, UserManager<HubUser> users, TimeProvider clock, SignInPace pace)
{
    private const int RecoveryCodes = 10;

    /// <returns>the new key for the cookie, and the recovery codes to show once</returns>
    /// <exception cref="RuleBroken">the code does not fit, or it is too early for another try</exception>
    public async Task<(string Key, IReadOnlyList<string> Codes)> RunAsync(SignedIn who, string code, string address, CancellationToken ct)
    {
        pace.MayTry(who.CodesOf, address);
        var user = await db.Users.Where(u => u.Id == who.User.Id && !u.TwoFactorEnabled).OneOrNotHere(ct);
        if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, EnterSecondFactor.Plain(code)))
        {
            pace.Wrong(who.CodesOf, address);
            throw EnterSecondFactor.WrongCode();
        }
        pace.Right(who.CodesOf, address);
        (await users.SetTwoFactorEnabledAsync(user, true)).Must();
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await SignedIn.EndAllAsync(db, user.Id, who.Session.Id, ct);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.PassSecondFactor(clock.Now);
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return (key, [.. codes!]);
    }
}
