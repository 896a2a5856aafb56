namespace TrainingHub.Ground;

/// <summary>Takes a role away: from the next request on it opens nothing.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class EndRole(HubDb db, TimeProvider clock, ManagedAccounts accounts)
{
    public async Task RunAsync(Guid userId, Guid membershipId, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, live) = await accounts.FindAsync(userId, actor, ct);
        var ending = live.SingleOrDefault(m => m.Id == membershipId) ?? throw new NotHere();
        ending.End(clock.Now);
        await SignedIn.EndAllAsync(db, user.Id, null, ct);
        db.Touch(user);
        await db.SaveChangesAsync(ct);
    }
}
