namespace TrainingHub.Ground;

/// <summary>Goes on in another role of the same account; the session gets a new key.</summary>
internal sealed class ChooseRole(HubDb db)
{
    /// <returns>the new key for the cookie</returns>
    public async Task<string> RunAsync(Guid sessionId, Guid membershipId, CancellationToken ct)
    {
        var session = await db.Set<SignInSession>().Where(s => s.Id == sessionId).OneOrNotHere(ct);
        session.Choose(await db.Set<Membership>()
            .Where(m => m.Id == membershipId && m.UserId == session.UserId && m.EndedAt == null).OneOrNotHere(ct));
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }
}
