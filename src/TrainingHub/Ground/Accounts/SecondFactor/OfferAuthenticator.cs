using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>The key to scan with an authenticator app; the same until the app is bound, so that reloading the page does not spoil the scan.</summary>
internal sealed class OfferAuthenticator(HubDb db, UserManager<HubUser> users)
{
    /// <returns>the key in letters (base 32)</returns>
    /// <exception cref="NotHere">an app is bound already</exception>
    public async Task<string> RunAsync(Guid userId, CancellationToken ct)
    {
        var user = await db.Users.Where(u => u.Id == userId && !u.TwoFactorEnabled).OneOrNotHere(ct);
        if (await users.GetAuthenticatorKeyAsync(user) is { } known)
            return known;
        (await users.ResetAuthenticatorKeyAsync(user)).Must();
        await db.SaveChangesAsync(ct);
        return (await users.GetAuthenticatorKeyAsync(user))!;
    }
}
