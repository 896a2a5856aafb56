namespace TrainingHub.Ground;

/// <summary>Opens a closed account again; password and second factor are as they were.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class EnableAccount(HubDb db, ManagedAccounts accounts)
{
    public async Task RunAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, _) = await accounts.FindAsync(userId, actor, ct);
        user.Enable();
        db.Touch(user);
        await db.SaveChangesAsync(ct);
    }
}
