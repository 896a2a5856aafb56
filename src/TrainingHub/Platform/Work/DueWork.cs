using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>How much was done: pieces done, tries that went wrong.</summary>
internal readonly record struct WorkDone(int Done, int Failed)
{
    public static WorkDone operator +(WorkDone a, WorkDone b) => new(a.Done + b.Done, a.Failed + b.Failed);
}

/// <summary>Does work that is due, group by group; between the kinds of work in turn, so that none waits for all of another.</summary>
internal sealed class DueWork(IServiceScopeFactory scopes, Steps steps, Leases leases, WorkRunner runner, IOptions<WorkSettings> settings) : IDisposable
{
    /// <summary>Groups of one turn of a kind; then it makes room and comes again.</summary>
    private const int GroupsOfATurn = 32;

    private readonly FrozenDictionary<string, Turn> turns = steps.All.ToFrozenDictionary(s => s.Kind, _ => new Turn());

    // Steps press and render on the processor: however many turns are taken at once, so many groups run. Those who wait for
    // the outside have seats of their own: a mail server that does not answer holds up no printing.
    private readonly SemaphoreSlim seats = new(settings.Value.Workers);
    private readonly SemaphoreSlim seatsOutside = new(settings.Value.Workers);
    private readonly Lock adding = new();
    private WorkDone did;

    /// <summary>What this process has done since it began.</summary>
    public WorkDone Did
    {
        get
        {
            lock (adding)
                return did;
        }
    }

    /// <summary>One turn of a kind of work. While one is being taken, another call only asks for one more.</summary>
    /// <returns>whether another turn is wanted</returns>
    public async Task<bool> TakeTurnAsync(Step step, CancellationToken ct)
    {
        var turn = turns[step.Kind];
        if (!turn.TryBegin())
            return false;
        var (more, asked) = (false, false);
        try
        {
            (_, more) = await RunAsync([step], GroupsOfATurn, ct);
        }
        finally
        {
            asked = turn.End();
        }
        return more || asked;
    }

    /// <summary>
    /// Does everything that is due, and what that promises in turn; needs no engine. Tries that failed wait for their next time
    /// and are not waited for.
    /// </summary>
    public async Task<WorkDone> UntilEmptyAsync(CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
            await leases.ReclaimAsync(scope.ServiceProvider.GetRequiredService<HubData>(), ct);
        return (await RunAsync(steps.All, int.MaxValue, ct)).Did;
    }

    public void Dispose()
    {
        seats.Dispose();
        seatsOutside.Dispose();
    }

    /// <summary>Keeps as many groups running as there are workers, until nothing is due or enough were begun.</summary>
    private async Task<(WorkDone Did, bool More)> RunAsync(IReadOnlyList<Step> which, int groups, CancellationToken ct)
    {
        var running = new List<Task<WorkDone>>();
        var (sum, next, empty) = (default(WorkDone), 0, 0);
        try
        {
            while (true)
            {
                while (empty < which.Count && running.Count < settings.Value.Workers && groups > 0)
                {
                    var begun = await BeginAsync(which[next++ % which.Count], ct);
                    if (begun is null)
                    {
                        empty++;
                        continue;
                    }
                    running.Add(begun);
                    empty = 0;
                    groups--;
                }
                if (running.Count == 0)
                    return (sum, groups == 0);
                var ended = await Task.WhenAny(running);
                running.Remove(ended);
                sum += await ended;
                empty = 0; // what was done may have promised more
            }
        }
        finally
        {
            await Task.WhenAll(running.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes a group of the step's due work once there is a seat, and begins it; null when nothing is due.</summary>
    private async Task<Task<WorkDone>?> BeginAsync(Step step, CancellationToken ct)
    {
        var seat = step.Shape == StepShape.Outside ? seatsOutside : seats;
        await seat.WaitAsync(ct);
        List<WorkItem> items = [];
        try
        {
            items = await runner.TakeAsync(step, ct);
        }
        finally
        {
            if (items.Count == 0)
                seat.Release();
        }
        return items.Count == 0 ? null : Task.Run(() => SeatedAsync(step, items, seat, ct), CancellationToken.None);
    }

    private async Task<WorkDone> SeatedAsync(Step step, List<WorkItem> items, SemaphoreSlim seat, CancellationToken ct)
    {
        try
        {
            var done = await runner.RunAsync(step, items, ct);
            lock (adding)
                did += done;
            return done;
        }
        finally
        {
            seat.Release();
        }
    }

    /// <summary>Whether a turn is being taken, and whether somebody asked for another meanwhile.</summary>
    private sealed class Turn
    {
        private readonly Lock door = new();
        private bool taken;
        private bool asked;

        public bool TryBegin()
        {
            lock (door)
            {
                (asked, var free) = (taken, !taken);
                taken = true;
                return free;
            }
        }

        /// <returns>whether another turn was asked for</returns>
        public bool End()
        {
            lock (door)
            {
                taken = false;
                return asked;
            }
        }
    }
}
