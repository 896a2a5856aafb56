using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>How much a drain did: pieces done, tries that went wrong.</summary>
internal readonly record struct Drained(int Done, int Failed)
{
    public static Drained operator +(Drained a, Drained b) => new(a.Done + b.Done, a.Failed + b.Failed);
}

/// <summary>Does all work that is due now, and what that work promises in turn. Needs no engine.</summary>
internal sealed class Drain(IServiceScopeFactory scopes, Steps steps, Leases leases, WorkRunner runner, IOptions<WorkSettings> settings) : IDisposable
{
    // Steps press and render on the processor: however many calls drain at once, so many groups run.
    private readonly SemaphoreSlim seats = new(settings.Value.Workers);
    private readonly Dictionary<string, Gate> gates = steps.All.Select(s => s.Kind).Append("").ToDictionary(k => k, _ => new Gate());

    /// <summary>For the engine: many calls at once become the running drain and one more after it.</summary>
    /// <param name="kind">the one kind of work; all when empty</param>
    public async Task SoonAsync(string kind, CancellationToken ct)
    {
        if (gates.TryGetValue(kind, out var gate))
            await gate.PassAsync(() => UntilEmptyAsync(kind == "" ? steps.All : [steps.Find(kind)!], ct, null), ct);
    }

    /// <summary>Returns when nothing is due any more; tries that failed wait for their next time and are not waited for.</summary>
    /// <param name="progress">hears the sum after every group</param>
    public Task<Drained> UntilEmptyAsync(CancellationToken ct, IProgress<Drained>? progress = null) => UntilEmptyAsync(steps.All, ct, progress);

    private async Task<Drained> UntilEmptyAsync(IReadOnlyList<Step> which, CancellationToken ct, IProgress<Drained>? progress)
    {
        var sum = default(Drained);
        var adding = new Lock();
        while (true)
        {
            await using (var scope = scopes.CreateAsyncScope())
                await leases.ReclaimAsync(scope.ServiceProvider.GetRequiredService<HubData>(), ct);
            var before = sum;
            var shift = new Shift(settings.Value.Workers);
            // Each worker presses and renders on its own and queues only for the short save, so one writes while another works.
            await Task.WhenAll(Enumerable.Range(0, settings.Value.Workers).Select(n => Task.Run(() => WorkAsync(shift, n), CancellationToken.None)));
            if (sum == before)
                return sum;
        }

        async Task WorkAsync(Shift shift, int number)
        {
            try
            {
                Task seen;
                do
                {
                    seen = shift.News;
                    for (var idle = 0; idle < which.Count; idle++, number++)
                    {
                        var did = await SeatedAsync(which[number % which.Count], ct);
                        if (did == default)
                            continue;
                        lock (adding)
                        {
                            sum += did;
                            progress?.Report(sum);
                        }
                        seen = shift.Tell();
                        (idle, number) = (-1, number - 1);
                    }
                }
                while (await shift.RestAsync(seen, ct));
            }
            finally
            {
                shift.End(); // one that failed must not leave the others waiting
            }
        }
    }

    /// <summary>As <see cref="UntilEmptyAsync(CancellationToken, IProgress{Drained}?)"/>, and also waits for what other processes hold: done by them, or left by a dead one.</summary>
    public async Task<Drained> UntilNobodyWorksAsync(CancellationToken ct)
    {
        var sum = await UntilEmptyAsync(ct);
        while (await AnyRunningAsync(ct))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), ct);
            sum += await UntilEmptyAsync(ct);
        }
        return sum;
    }

    public void Dispose()
    {
        seats.Dispose();
        foreach (var gate in gates.Values)
            gate.Dispose();
    }

    private async Task<Drained> SeatedAsync(Step step, CancellationToken ct)
    {
        await seats.WaitAsync(ct);
        try
        {
            return await runner.RunGroupAsync(step, ct);
        }
        finally
        {
            seats.Release();
        }
    }

    private async Task<bool> AnyRunningAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HubData>().Set<WorkItem>().AnyAsync(w => w.State == WorkState.Running, ct);
    }

    /// <summary>One runs, one waits; whoever comes meanwhile leaves it to the one who waits.</summary>
    private sealed class Gate : IDisposable
    {
        private readonly SemaphoreSlim running = new(1);
        private int waiting;

        public async Task PassAsync(Func<Task> run, CancellationToken ct)
        {
            if (Interlocked.Exchange(ref waiting, 1) == 1)
                return;
            try
            {
                await running.WaitAsync(ct);
            }
            finally
            {
                waiting = 0;
            }
            try
            {
                await run();
            }
            finally
            {
                running.Release();
            }
        }

        public void Dispose() => running.Dispose();
    }

    /// <summary>Workers of one drain. One that finds nothing rests until another has done something, which may have promised more.</summary>
    private sealed class Shift(int workers)
    {
        private readonly Lock door = new();
        private TaskCompletionSource news = New();
        private int resting;
        private bool over;

        /// <summary>Taken before looking for work; ends when somebody has done something since.</summary>
        public Task News
        {
            get
            {
                lock (door)
                    return news.Task;
            }
        }

        /// <summary>Something was done: all who rest look again.</summary>
        public Task Tell()
        {
            lock (door)
            {
                resting = 0;
                news.TrySetResult();
                news = New();
                return news.Task;
            }
        }

        /// <summary>Rests until it is worth looking again; false when everybody rests, so that nothing can come any more.</summary>
        public async Task<bool> RestAsync(Task seen, CancellationToken ct)
        {
            lock (door)
            {
                if (!over && seen == news.Task && ++resting == workers)
                    End();
                if (over)
                    return false;
            }
            await seen.WaitAsync(ct);
            lock (door)
                return !over;
        }

        public void End()
        {
            lock (door)
            {
                over = true;
                news.TrySetResult();
            }
        }

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
