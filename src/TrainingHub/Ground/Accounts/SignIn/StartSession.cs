using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>A session for an account that has proved itself; a single role is taken at once.</summary>
internal sealed class StartSession(HubDb db, TimeProvider clock)
{
    /// <param name="bothFactors">the second factor is proved as well</param>
    /// <returns>the key for the cookie</returns>
    public async Task<string> RunAsync(Guid userId, bool bothFactors, CancellationToken ct)
    {
        var now = clock.Now;
        var (session, key) = SignInSession.Start(userId, now);
        if (bothFactors)
            session.PassSecondFactor(now);
        if (await db.Set<Membership>().Where(m => m.UserId == userId && m.EndedAt == null).OrderBy(m => m.Id).Take(2).ToListAsync(ct) is [var only])
            session.Choose(only);
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return key;
    }
}
