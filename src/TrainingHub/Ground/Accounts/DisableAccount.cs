namespace TrainingHub.Ground;

/// <summary>Closes an account; whoever is signed in with it is out at the next request.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class DisableAccount(HubDb db, TimeProvider clock, ManagedAccounts accounts)
{
    public async Task RunAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, _) = await accounts.FindAsync(userId, actor, ct);
        user.Disable(clock.Now);
        await SignedIn.EndAllAsync(db, userId, null, ct);
        db.Touch(user);
        await db.SaveChangesAsync(ct);
    }
}
