namespace TrainingHub.Ground;

/// <summary>Signs the same account out everywhere but here.</summary>
internal sealed class CloseOtherSessions(HubDb db)
{
    public async Task RunAsync(SignedIn who, CancellationToken ct)
    {
        await SignedIn.EndAllAsync(db, who.User.Id, who.Session.Id, ct);
        await db.SaveChangesAsync(ct);
    }
}
