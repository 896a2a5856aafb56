using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>A duty of the timetable: removes sessions that are idle or too old, and links nobody can use any more.</summary>
internal sealed class ForgetOldSessions(HubDb db, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var (idle, oldest, link) = (clock.Now - SignInSession.Idle, clock.Now - SignInSession.Longest, clock.Now.AddDays(-30));
        await db.Set<SignInSession>().Where(s => s.SeenAt < idle || s.StartedAt < oldest).ExecuteDeleteAsync(ct);
        await db.Set<OneTimeLink>().Where(l => l.ExpiresAt < link).ExecuteDeleteAsync(ct);
    }
}
