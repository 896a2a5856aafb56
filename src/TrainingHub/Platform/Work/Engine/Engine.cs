using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using HangfireJob = Hangfire.Common.Job;

namespace TrainingHub.Platform.Work;

/// <summary>
/// Hangfire decides when and where work and duties run: in memory beside the embedded database, in a schema of its own on PostgreSQL.
/// It carries logical names only and may lose everything without losing work: what is promised stands in <see cref="WorkItem"/> rows.
/// </summary>
internal sealed class Engine(
    JobStorage storage, JobActivator activator, Duties duties, Nudge nudge, IOptions<DataSettings> data, ILogger<Engine> log) : IAsyncDisposable
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private readonly CancellationTokenSource ending = new();
    private readonly BackgroundJobClient client = new(storage);
    private readonly Lock door = new();
    private BackgroundJobServer? server;
    private Task? stopping;
    private Task listening = Task.CompletedTask;

    public async Task StartAsync(CancellationToken ct)
    {
        // Hangfire's client is synchronous; on PostgreSQL every line below is a talk with the server.
        await Task.Run(Register, ct);
        server = new BackgroundJobServer(new BackgroundJobServerOptions
        {
            Activator = activator,
            WorkerCount = 4,
            SchedulePollingInterval = TimeSpan.FromSeconds(2),
            StopTimeout = TimeSpan.Zero, // a step hears of the end at once and gives its lease back
            ShutdownTimeout = TimeSpan.FromSeconds(25),
            CancellationCheckInterval = TimeSpan.FromSeconds(30),
        }, storage);
        listening = ListenAsync();
        nudge.Now([]);
        log.LogInformation("Engine started with {Count} duties", duties.All.Count);
    }

    /// <summary>A host may be stopped twice at once, and once more when it is disposed: the first call does it, every other waits for it.</summary>
    public Task StopAsync(CancellationToken ct)
    {
        lock (door)
            stopping ??= server is null ? null : StopOnceAsync(server);
        return stopping?.WaitAsync(ct) ?? Task.CompletedTask;
    }

    /// <summary>Runs a duty soon; returns when Hangfire has taken note.</summary>
    public Task WakeAsync(string duty) => Task.Run(() => client.Create(DutyCall(duty), new EnqueuedState()));

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

    /// <summary>Hangfire's settings are of the whole process, so they are set where the storage is made: every host and command has the same.</summary>
    internal static JobStorage Storage(DataSettings data, ILoggerFactory logs)
    {
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new HangfireLog(logs));
        // The reader's language is none of a background job's business.
        GlobalJobFilters.Filters.Remove<CaptureCultureAttribute>();
        return data.Database == DatabaseKind.Sqlite
            ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) })
            : new PostgreSqlStorage(new NpgsqlConnectionFactory(data.ConnectionString!, Rows), Rows) { JobExpirationTimeout = TimeSpan.FromHours(6) };
    }

    /// <summary>Hangfire's own page, read only, for those whom the policy lets in.</summary>
    internal static void MapPage(WebApplication app, string policy) =>
        app.MapHangfireDashboard("/hangfire", new DashboardOptions
        {
            AppPath = "/admin/jobs",
            DashboardTitle = "TrainingHub",
            DisplayStorageConnectionString = false,
            IsReadOnlyFunc = _ => true,
            Authorization = [], // the endpoint's own policy decides; Hangfire's default lets in everybody on the same machine
        }).RequireAuthorization(policy);

    private static PostgreSqlStorageOptions Rows => new()
    {
        SchemaName = "hangfire",
        UseSlidingInvisibilityTimeout = true, // without it a job of half an hour is started twice
        InvisibilityTimeout = TimeSpan.FromMinutes(1),
        QueuePollInterval = TimeSpan.FromSeconds(2),
        DistributedLockTimeout = TimeSpan.FromMinutes(1),
    };

    private static HangfireJob DutyCall(string duty) => HangfireJob.FromExpression<Calls>(calls => calls.RunDutyAsync(duty, CancellationToken.None));

    private static HangfireJob WorkCall(string kind) => HangfireJob.FromExpression<Calls>(calls => calls.DoWorkAsync(kind, CancellationToken.None));

    private void Register()
    {
        var recurring = new RecurringJobManager(storage);
        foreach (var duty in duties.All)
            if (duty.Cron is { } cron)
                recurring.AddOrUpdate(duty.Name, DutyCall(duty.Name), cron, new RecurringJobOptions { TimeZone = Shanghai });
        using var connection = storage.GetConnection();
        foreach (var gone in connection.GetRecurringJobs().Select(j => j.Id).Except(duties.All.Where(d => d.Cron is not null).Select(d => d.Name)))
            recurring.RemoveIfExists(gone);
        // Memory forgets what came due while nothing ran; PostgreSQL makes it up once by itself.
        if (data.Value.Database == DatabaseKind.Sqlite)
            foreach (var duty in duties.All)
                if (duty.Cron is not null)
                    client.Create(DutyCall(duty.Name), new EnqueuedState());
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
            await foreach (var kinds in nudge.Heard(ending.Token))
                await TellAsync(kinds);
        }
        catch (OperationCanceledException)
        {
        }
    }

    // A nudge may be lost, the sweep comes every minute; an engine that stops listening may not.
    private async Task TellAsync(string[] kinds)
    {
        try
        {
            if (kinds.Length == 0)
                await WakeAsync(Duties.Drain);
            foreach (var kind in kinds)
                await Task.Run(() => client.Create(WorkCall(kind), new EnqueuedState()));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning("A nudge was lost: {Trouble}", Trouble.ForLog(exception));
        }
    }
}

/// <summary>What Hangfire stores a call of: a logical name and nothing else. Renaming this class or a method strands the calls of a former version.</summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class Calls(Duties duties, Drain drain, ILogger<Calls> log)
{
    /// <summary>A duty that breaks waits for its next time; a killed one is taken over.</summary>
    [JobDisplayName("{0}")]
    public Task RunDutyAsync(string duty, CancellationToken ct) => QuietlyAsync(duty, duties.RunAsync(duty, ct));

    /// <summary>Does what is due of one kind, such as issuing certificates or assembling claims.</summary>
    [JobDisplayName("{0}")]
    public Task DoWorkAsync(string kind, CancellationToken ct) => QuietlyAsync(kind, drain.SoonAsync(kind, ct));

    // Hangfire keeps and shows the text of an exception, and that may hold somebody's data.
    private async Task QuietlyAsync(string name, Task running)
    {
        try
        {
            await running;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError("{Name} went wrong and waits for its next time: {Trouble}", name, Trouble.ForLog(exception));
            throw new WentWrong(exception.GetType().Name);
        }
    }

    private sealed class WentWrong(string kind) : Exception(kind);
}
