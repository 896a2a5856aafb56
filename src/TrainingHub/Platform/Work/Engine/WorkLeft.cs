using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>Waits for promised work that engines do, here or on other nodes: for commands, and for the demonstration's played clock.</summary>
internal sealed class WorkLeft(IServiceScopeFactory scopes, Steps steps, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a database that does not answer is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Looks between two sweeps: an engine without duties of its own has nobody else who sweeps.</summary>
    private const int LooksToSweep = 40;

    /// <summary>
    /// Returns when none of it is due or under way. Tries that went wrong wait for their next time and are not waited for, nor is
    /// what this version does not know how to do.
    /// </summary>
    /// <exception cref="Exception">the database's own, when it has not answered for half a minute</exception>
    /// <param name="which">the work that is waited for; all when null</param>
    public async Task UntilNoneAsync(CancellationToken ct, Func<HubData, IQueryable<WorkItem>>? which = null)
    {
        var kinds = steps.All.Select(s => s.Kind).ToArray();
        var answered = Environment.TickCount64;
        for (var look = 1; ; look++)
        {
            try
            {
                if (!await IsAnyAsync(kinds, which, sweep: look % LooksToSweep == 0, ct))
                    return;
                answered = Environment.TickCount64;
            }
            catch (Exception busy) when (DatabaseTrouble.Of(busy) == Refusal.Unavailable && Environment.TickCount64 - answered < Patience.TotalMilliseconds)
            {
                // A slow disk or a server that starts anew: the work goes on, and so does waiting for it.
            }
            await Task.Delay(Look, ct);
        }
    }

    private async Task<bool> IsAnyAsync(string[] kinds, Func<HubData, IQueryable<WorkItem>>? which, bool sweep, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubData>();
        var now = clock.Now;
        var work = which?.Invoke(db) ?? db.Set<WorkItem>();
        var isAny = await work.AnyAsync(w => kinds.Contains(w.Kind) && (w.State == WorkState.Running
            || w.State == WorkState.Waiting && (w.NotBefore == null || w.NotBefore <= now)), ct);
        if (isAny && sweep)
            await scope.ServiceProvider.GetRequiredService<Sweep>().RunAsync(ct);
        return isAny;
    }
}
