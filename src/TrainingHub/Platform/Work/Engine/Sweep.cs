using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>
/// Looks through all promised work: what a dead or frozen worker holds is put back, and the engine hears which kinds are due. So
/// nothing is lost when a wake call is, or when a try waits for its next time.
/// </summary>
internal sealed class Sweep(HubData db, Leases leases, WakeCall wakeCall, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await leases.ReclaimAsync(db, ct);
        var now = clock.Now;
        var due = await db.Set<WorkItem>().Where(w => w.State == WorkState.Waiting && (w.NotBefore == null || w.NotBefore <= now))
            .Select(w => w.Kind).Distinct().ToListAsync(ct);
        if (due.Count > 0)
            wakeCall.Now(due);
    }
}
