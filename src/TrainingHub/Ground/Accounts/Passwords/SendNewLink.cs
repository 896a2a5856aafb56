namespace TrainingHub.Ground;

/// <summary>Another one-time link for somebody who lost the first or has no mail: a new invitation, or a reset once a password was set.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class SendNewLink(HubDb db, TimeProvider clock, ManagedAccounts accounts, LinkLetters letters)
{
    public async Task<(HubUser User, OneTimeLink Link)> RunAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, live) = await accounts.FindAsync(userId, actor, ct);
        if (user.IsDisabled)
            throw new RuleBroken("account.disabled", "账号已停用，请先启用再发链接");
        var link = OneTimeLink.For(user, clock.Now);
        db.Add(link);
        db.Touch(user);
        if (Handling.Of(user, HandlingKind.Linked, actor, link.CreatedAt) is { } made)
            db.Add(made);
        letters.Promise(user, link, live.Select(m => m.Role));
        await db.SaveChangesAsync(ct);
        return (user, link);
    }
}
