using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.States;
using Hangfire.Storage;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>
/// Hangfire decides when and where work and duties run. It carries logical names only and may lose everything without losing work:
/// what is promised stands in <see cref="WorkItem"/> rows.
/// </summary>
internal sealed class Engine(JobStorage storage, IServiceScopeFactory scopes, Duties duties, WakeCall wakeCall, ILogger<Engine> log) : IAsyncDisposable
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private readonly CancellationTokenSource ending = new();
    private readonly BackgroundJobClient client = new(storage);
    private readonly Lock door = new();
    private BackgroundJobServer? server;
    private Task? stopping;
    private Task listening = Task.CompletedTask;

    /// <summary>Starts with the recurring duties.</summary>
    /// <exception cref="RuleBroken">its tables are not there: <c>engine.schema</c></exception>
    public async Task StartAsync(CancellationToken ct)
    {
        await MustBeReadyAsync(ct);
        // Hangfire's client is synchronous; on PostgreSQL every line of it is a talk with the server.
        await Task.Run(Register, ct);
        await OpenAsync(ct);
        log.LogInformation("Engine started with {Count} duties", duties.All.Count);
    }

    /// <summary>Runs for promised work alone, without recurring duties, while something waits for it; then stops.</summary>
    /// <inheritdoc cref="StartAsync"/>
    public async Task WhileRunningAsync(Func<Task> wait, CancellationToken ct)
    {
        await MustBeReadyAsync(ct);
        await OpenAsync(ct);
        try
        {
            await wait();
        }
        finally
        {
            await StopAsync(CancellationToken.None);
        }
    }

    /// <summary>A host may be stopped twice at once, and once more when it is disposed: the first call does it, every other waits for it.</summary>
    public Task StopAsync(CancellationToken ct)
    {
        lock (door)
            stopping ??= server is null ? null : StopOnceAsync(server);
        return stopping?.WaitAsync(ct) ?? Task.CompletedTask;
    }

    /// <summary>Runs a duty soon; returns when Hangfire has taken note.</summary>
    public Task WakeAsync(string duty) => Task.Run(() => client.Create(Calls.Duty(duty), new EnqueuedState()));

    /// <summary>When a recurring duty comes next, in UTC; null for a duty without a time of its own.</summary>
    public DateTime? NextOf(string duty)
    {
        using var connection = storage.GetConnection();
        return connection.GetRecurringJobs([duty]).SingleOrDefault()?.NextExecution;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        ending.Dispose();
    }

    private async Task MustBeReadyAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EngineSchema.MustBeThereAsync(scope.ServiceProvider.GetRequiredService<HubData>(), ct);
    }

    private async Task OpenAsync(CancellationToken ct)
    {
        await WakeAsync(Duties.Sweep).WaitAsync(ct);
        server = new BackgroundJobServer(new BackgroundJobServerOptions
        {
            Activator = new AspNetCoreJobActivator(scopes),
            WorkerCount = 4,
            SchedulePollingInterval = TimeSpan.FromSeconds(2),
            StopTimeout = TimeSpan.Zero, // a step hears of the end at once and gives its lease back
            ShutdownTimeout = TimeSpan.FromSeconds(25),
            CancellationCheckInterval = TimeSpan.FromSeconds(30),
        }, storage);
        listening = ListenAsync();
    }

    private void Register()
    {
        var recurring = new RecurringJobManager(storage);
        var timed = duties.All.Where(d => d.Cron is not null).ToList();
        foreach (var duty in timed)
            recurring.AddOrUpdate(duty.Name, Calls.Duty(duty.Name), duty.Cron, new RecurringJobOptions { TimeZone = Shanghai });
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetRecurringJobs().Select(j => j.Id).Except(timed.Select(d => d.Name)))
            recurring.RemoveIfExists(gone);
        // Memory forgets what came due while nothing ran; PostgreSQL makes it up once by itself.
        if (storage is InMemoryStorage)
            foreach (var duty in timed.Where(d => d.Name != Duties.Sweep))
                client.Create(Calls.Duty(duty.Name), new EnqueuedState());
    }

    private async Task StopOnceAsync(BackgroundJobServer running)
    {
        await ending.CancelAsync();
        await listening;
        running.SendStop();
        await running.WaitForShutdownAsync(CancellationToken.None);
        running.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var kinds in wakeCall.Heard(ending.Token))
                await TellAsync(kinds);
        }
        catch (OperationCanceledException)
        {
        }
    }

    // A wake call may be lost, the sweep comes every minute; an engine that stops listening may not.
    private async Task TellAsync(string[] kinds)
    {
        try
        {
            foreach (var kind in kinds)
                await Task.Run(() => client.Create(Calls.Work(kind), new EnqueuedState()));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning("A wake call was lost: {Trouble}", Trouble.ForLog(exception));
        }
    }
}
