using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using TrainingHub.Data;

namespace TrainingHub.Work;

/// <summary>
/// Quartz.NET: in memory beside the embedded database (one process; what a crash left is swept up at start), clustered in the
/// same database on PostgreSQL (duties come once per cluster, another node takes over a dead one's).
/// </summary>
internal sealed class QuartzEngine(Duties duties, Nudge nudge, IOptions<DataSettings> data, ILogger<QuartzEngine> log) : IEngine, IAsyncDisposable
{
    private const string Group = "hub";
    private readonly CancellationTokenSource ending = new();
    private IScheduler? scheduler;
    private readonly Lock door = new();
    private Task? stopping;
    private Task listening = Task.CompletedTask;

    /// <summary>Name of this node in the cluster; two nodes on one machine need two.</summary>
    internal string InstanceId { get; init; } = Environment.MachineName;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        scheduler = await QuartzSchedulerBuilder.Create(Configure).BuildScheduler(cancellationToken);
        scheduler.Context.Add(nameof(QuartzEngine), this);
        foreach (var duty in duties.All)
            await StoreAsync(scheduler, duty, cancellationToken);
        await scheduler.Start(cancellationToken);
        listening = ListenAsync();
        nudge.Now();
        log.LogInformation("Engine started with {Count} duties", duties.All.Count);
    }

    /// <summary>A host may be stopped twice at once, and once more when it is disposed: the first call does it, every other waits for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (door)
            stopping ??= scheduler is null ? null : StopOnceAsync(scheduler);
        return stopping?.WaitAsync(cancellationToken) ?? Task.CompletedTask;
    }

    private async Task StopOnceAsync(IScheduler running)
    {
        await ending.CancelAsync();
        await listening;
        await running.Shutdown(waitForJobsToComplete: true);
    }

    public async Task WakeAsync(string duty, CancellationToken ct) =>
        await Started.ScheduleJob(TriggerBuilder.Create().WithIdentity(Guid.NewGuid().ToString("N"), "now").ForJob(KeyOf(duty)).StartNow().Build(), cancellationToken: ct);

    public async Task<DateTime?> NextAsync(string duty, CancellationToken ct) =>
        (await Started.GetTrigger(new TriggerKey(duty, Group), ct))?.NextFireTimeUtc?.UtcDateTime;

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        ending.Dispose();
    }

    private IScheduler Started => scheduler ?? throw new InvalidOperationException("The engine is not started.");

    private static JobKey KeyOf(string duty) => new(duty, Group);

    private void Configure(IQuartzBuilder quartz)
    {
        quartz.ConfigureScheduler(s =>
        {
            s.InstanceName = "hub";
            s.InstanceId = InstanceId;
            // The default lets jobs of another process wait up to half a minute.
            s.IdleWaitTime = TimeSpan.FromSeconds(2);
            s.ShutdownJobInterruption = ShutdownJobInterruption.Always;
        });
        quartz.UseDefaultThreadPool(4);
        if (data.Value.Database == DatabaseKind.Sqlite)
            quartz.UseInMemoryStore();
        else
            quartz.UsePersistentStore(store =>
            {
                store.ProvisionSchema();
                store.ConfigureStore(c => (c.StoreJobDataAsStrings, c.TablePrefix) = (true, "QRTZ_"));
                store.UsePostgres(NpgsqlFactory.Instance, data.Value.ConnectionString!);
                store.UseClustering(c => (c.CheckinInterval, c.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5)));
            });
    }

    private static async Task StoreAsync(IScheduler scheduler, Duty duty, CancellationToken ct)
    {
        // Without recovery, most of what a killed process was running would never run again.
        var job = JobBuilder.Create<DutyJob>().WithIdentity(KeyOf(duty.Name)).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(job, AddJobOptions.Replacing, ct);
        if (duty.Cron is null)
            return;
        var when = CronExpression.Parse(duty.Cron, CronFormat.Unix).WithTimeZone(Shanghai);
        var trigger = TriggerBuilder.Create().WithIdentity(duty.Name, Group).ForJob(job)
            .WithCronSchedule(when, c => c.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, ct);
    }

    // A zone the persistent store can find again by its name.
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private async Task ListenAsync()
    {
        try
        {
            await foreach (var _ in nudge.Heard(ending.Token))
                await WakeQuietlyAsync();
        }
        catch (OperationCanceledException)
        {
        }
    }

    // A nudge may be lost, the sweep comes every minute; an engine that stops listening may not.
    private async Task WakeQuietlyAsync()
    {
        try
        {
            await WakeAsync(Duties.Drain, ending.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning("A nudge was lost: {Trouble}", Trouble.ForLog(exception));
        }
    }

    private async Task RunAsync(string duty, CancellationToken ct)
    {
        try
        {
            await duties.RunAsync(duty, ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError("Duty {Duty} went wrong and waits for its next time: {Trouble}", duty, Trouble.ForLog(exception));
        }
    }

    internal sealed class DutyJob : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await ((QuartzEngine)context.Scheduler.Context[nameof(QuartzEngine)]!).RunAsync(context.JobDetail.Key.Name, cancellationToken);
    }
}
