using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>
/// The addresses of one-time links: the id of the row, which has its time, and Identity's token for a new password. The token is
/// made when the link is shown or sent, and serves until the account gets another password.
/// </summary>
internal sealed class OneTimeLinks(HubDb db, UserManager<HubUser> users, TimeProvider clock)
{
    private const int IdLength = 32;

    /// <summary>The page that the link leads to, as a path of this site.</summary>
    public async Task<string> PathAsync(Guid id, CancellationToken ct)
    {
        var user = await db.Users.SingleAsync(u => db.Set<OneTimeLink>().Where(l => l.Id == id).Select(l => l.UserId).Contains(u.Id), ct);
        return $"/reset?k={id:N}{Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(user))}";
    }

    /// <summary>The account that a link still opens, and the token; null when it is used, too old or made up.</summary>
    /// <param name="key">what stands in the address</param>
    public async Task<(HubUser User, string Token)?> FindAsync(string? key, CancellationToken ct)
    {
        if (key is not { Length: > IdLength and <= 800 } || !Guid.TryParseExact(key[..IdLength], "N", out var id)
            || await db.Set<OneTimeLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } link || !link.IsOpen(clock.Now))
            return null;
        var (user, token) = (await db.Users.SingleAsync(u => u.Id == link.UserId, ct), key[IdLength..]);
        var opens = !user.IsDisabled
            && await users.VerifyUserTokenAsync(user, users.Options.Tokens.PasswordResetTokenProvider, UserManager<HubUser>.ResetPasswordTokenPurpose, token);
        return opens ? (user, token) : null;
    }
}
