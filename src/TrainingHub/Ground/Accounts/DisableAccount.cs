namespace TrainingHub.Ground;

/// <summary>Closes an account; whoever is signed in with it is out at the next request.</summary>
internal sealed class DisableAccount(HubDb db, TimeProvider clock, Manageable accounts)
{
    public async Task RunAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        var (user, _) = await accounts.FindAsync(userId, actor, ct);
        user.Disable(clock.Now);
        await SignedIn.EndAllAsync(db, userId, null, ct);
        await db.SaveChangesAsync(ct);
    }
}
