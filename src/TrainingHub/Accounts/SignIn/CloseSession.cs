using Microsoft.EntityFrameworkCore;
using TrainingHub.Data;

namespace TrainingHub.Accounts;

/// <summary>Signs one browser out: the row goes, so the old cookie opens nothing.</summary>
internal sealed class CloseSession(HubDb db)
{
    public async Task RunAsync(Guid sessionId, CancellationToken ct) =>
        await db.Set<SignInSession>().Where(s => s.Id == sessionId).ExecuteDeleteAsync(ct);
}
