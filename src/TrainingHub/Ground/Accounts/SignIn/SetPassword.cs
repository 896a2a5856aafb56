using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Sets a password through a one-time link; all browsers of the account are signed out.</summary>
internal sealed class SetPassword(HubDb db, TimeProvider clock, PasswordDesk desk, SignInSecrets secrets)
{
    /// <summary>The account a link still opens; null when it is used, too old or made up.</summary>
    internal async Task<HubUser?> AccountOfAsync(string? token, CancellationToken ct) => (await FindAsync(token, ct)).User;

    /// <exception cref="NotHere">the link opens nothing</exception>
    public async Task RunAsync(string? token, string password, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not ({ } link, { } user))
            throw new NotHere();
        db.Acting.As(Actor.Nobody with { UserId = user.Id, Name = user.DisplayName });
        PasswordRules.Check(password, user.UserName!, "Password");
        user.SetPasswordHash(await desk.HashAsync(user, password, ct));
        link.Use(clock.Now);
        await SignedIn.EndAllAsync(db, user.Id, null, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task<(OneTimeLink? Link, HubUser? User)> FindAsync(string? token, CancellationToken ct)
    {
        if (secrets.LinkOf(token) is not { } id || await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } link)
            return default;
        var user = await db.Users.SingleAsync(u => u.Id == link.UserId, ct);
        return link.Opens(user, clock.Now) ? (link, user) : default;
    }
}
