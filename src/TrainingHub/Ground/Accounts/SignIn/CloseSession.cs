using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Signs one browser out: the row goes, so the old cookie opens nothing; the history keeps when.</summary>
internal sealed class CloseSession(HubDb db)
{
    public async Task RunAsync(Guid sessionId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<SignInSession>().Where(s => s.Id == sessionId).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }
}
