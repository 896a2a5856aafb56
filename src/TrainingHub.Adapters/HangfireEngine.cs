using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Microsoft.Extensions.Options;
using TrainingHub.Data;

namespace TrainingHub.Work;

/// <summary>
/// Hangfire: in memory beside the embedded database (what must survive stands in our rows), in the same database on PostgreSQL.
/// Its rows carry the logical name of a duty and nothing else.
/// </summary>
internal sealed class HangfireEngine(
    JobStorage storage, Duties duties, Nudge nudge, DutyActivator activator, ILogger<HangfireEngine> log) : IEngine, IDisposable
{
    private readonly CancellationTokenSource ending = new();
    private readonly BackgroundJobClient client = new(storage);
    private readonly RecurringJobManager recurring = new(storage);
    private BackgroundJobServer? server;
    private Task listening = Task.CompletedTask;

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton(s => Storage(s.GetRequiredService<IOptions<DataSettings>>().Value));
        services.AddSingleton<DutyActivator>();
        services.AddSingleton<IEngine, HangfireEngine>();
        // The dashboard finds its storage through Hangfire's own registration; no server of its own is started.
        services.AddHangfire((s, hangfire) => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseStorage(s.GetRequiredService<JobStorage>()));
    }

    public static void MapDashboard(WebApplication app, string policy) =>
        app.MapHangfireDashboard("/admin/hangfire", new DashboardOptions
        {
            AppPath = "/admin/jobs",
            DisplayStorageConnectionString = false,
            // The endpoint's own policy decides; Hangfire's default lets in everybody on the same machine.
            Authorization = Array.Empty<IDashboardAuthorizationFilter>(),
        }).RequireAuthorization(policy);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var duty in duties.All)
            if (duty.Cron is { } cron)
                recurring.AddOrUpdate(duty.Name, Call(duty.Name), cron, new RecurringJobOptions { TimeZone = Shanghai });
            else
                recurring.RemoveIfExists(duty.Name);
        server = new BackgroundJobServer(new BackgroundJobServerOptions
        {
            Activator = activator,
            WorkerCount = 4,
            SchedulePollingInterval = TimeSpan.FromSeconds(2),
        }, storage);
        listening = ListenAsync();
        nudge.Now();
        log.LogInformation("Engine started with {Count} duties", duties.All.Count);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped once more after it was disposed.
        if (server is null)
            return;
        await ending.CancelAsync();
        await listening;
        server.SendStop();
        await server.WaitForShutdownAsync(cancellationToken);
        server.Dispose();
        server = null;
    }

    public Task WakeAsync(string duty, CancellationToken ct)
    {
        client.Create(Call(duty), new Hangfire.States.EnqueuedState());
        return Task.CompletedTask;
    }

    public Task<DateTime?> NextAsync(string duty, CancellationToken ct)
    {
        using var connection = storage.GetConnection();
        return Task.FromResult(connection.GetRecurringJobs().FirstOrDefault(j => j.Id == duty)?.NextExecution);
    }

    public void Dispose()
    {
        server?.Dispose();
        ending.Dispose();
    }

    private static JobStorage Storage(DataSettings data) => data.Database == DatabaseKind.Sqlite
        ? new InMemoryStorage()
        : new PostgreSqlStorage(new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(data.ConnectionString!, Options), Options);

    // The default of half an hour starts long jobs twice.
    private static PostgreSqlStorageOptions Options => new()
    {
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = TimeSpan.FromSeconds(30),
        QueuePollInterval = TimeSpan.FromSeconds(1),
    };

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static Job Call(string duty) => Job.FromExpression<DutyCall>(call => call.RunAsync(duty, CancellationToken.None));

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var _ in nudge.Heard(ending.Token))
                await WakeAsync(Duties.Drain, ending.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }
}

/// <summary>What Hangfire stores a call of: the duty's logical name.</summary>
public sealed class DutyCall
{
    private readonly Duties duties;

    internal DutyCall(Duties duties) => this.duties = duties;

    /// <summary>A duty that breaks waits for its next time; a killed one is taken over.</summary>
    [AutomaticRetry(Attempts = 0)]
    public Task RunAsync(string duty, CancellationToken ct) => duties.RunAsync(duty, ct);
}

internal sealed class DutyActivator(Duties duties) : JobActivator
{
    public override object ActivateJob(Type jobType) => new DutyCall(duties);
}
