using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>The phone is lost: app, recovery codes and passkeys are taken off, the next sign-in binds a new app.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class ResetSecondFactor(HubDb db, TimeProvider clock, ManagedAccounts accounts)
{
    public async Task RunAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, _) = await accounts.FindAsync(userId, actor, ct);
        user.TwoFactorEnabled = false;
        db.RemoveRange(await db.Set<UserToken>().Where(t => t.UserId == userId).ToListAsync(ct));
        db.RemoveRange(await db.Passkeys.Where(p => p.UserId == userId).ToListAsync(ct));
        await SignedIn.EndAllAsync(db, userId, null, ct);
        db.Touch(user);
        if (Handling.Of(user, HandlingKind.Reset, actor, clock.Now) is { } made)
            db.Add(made);
        await db.SaveChangesAsync(ct);
    }
}
