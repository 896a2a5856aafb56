using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>Waits for promised work that engines do, here or on other nodes: for commands, and for the demonstration's played clock.</summary>
internal sealed class WorkLeft(IServiceScopeFactory scopes, Steps steps, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks between two sweeps: an engine without duties of its own has nobody else who sweeps.</summary>
    private const int LooksToSweep = 40;

    /// <summary>
    /// Returns when none of it is due or under way. Tries that went wrong wait for their next time and are not waited for, nor is
    /// what this version does not know how to do.
    /// </summary>
    /// <param name="which">the work that is waited for; all when null</param>
    public async Task UntilNoneAsync(CancellationToken ct, Func<HubData, IQueryable<WorkItem>>? which = null)
    {
        var kinds = steps.All.Select(s => s.Kind).ToArray();
        for (var look = 1; ; look++)
        {
            await using (var scope = scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<HubData>();
                var now = clock.Now;
                var work = which?.Invoke(db) ?? db.Set<WorkItem>();
                if (!await work.AnyAsync(w => kinds.Contains(w.Kind) && (w.State == WorkState.Running
                    || w.State == WorkState.Waiting && (w.NotBefore == null || w.NotBefore <= now)), ct))
                    return;
                if (look % LooksToSweep == 0)
                    await scope.ServiceProvider.GetRequiredService<Sweep>().RunAsync(ct);
            }
            await Task.Delay(Look, ct);
        }
    }
}
