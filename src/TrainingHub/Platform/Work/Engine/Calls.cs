using Hangfire;
using TrainingHub.Platform.Data;
using HangfireJob = Hangfire.Common.Job;

namespace TrainingHub.Platform.Work;

/// <summary>
/// What Hangfire stores a call of: a logical name and nothing else. Renaming this class or a method strands the calls of a former
/// version, and the sweep picks their work up. What goes wrong is tried again by our own rows, never by Hangfire.
/// </summary>
[AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
internal sealed class Calls(Duties duties, Steps steps, DueWork dueWork, WakeCall wakeCall, ILogger<Calls> log)
{
    public static HangfireJob Duty(string duty) => HangfireJob.FromExpression<Calls>(calls => calls.RunDutyAsync(duty, CancellationToken.None));

    public static HangfireJob Work(string kind) => HangfireJob.FromExpression<Calls>(calls => calls.DoWorkAsync(kind, CancellationToken.None));

    /// <summary>A duty that breaks waits for its next time; a killed one is taken over.</summary>
    public Task RunDutyAsync(string duty, CancellationToken ct) => QuietlyAsync(duty, () => duties.RunAsync(duty, ct), ct);

    /// <summary>One turn of a kind of work, such as issuing certificates or assembling claims; what is left comes again, behind those who wait.</summary>
    public Task DoWorkAsync(string kind, CancellationToken ct) => QuietlyAsync(kind, async () =>
    {
        if (steps.Find(kind) is { } step && await dueWork.TakeTurnAsync(step, ct))
            wakeCall.Now([kind]);
    }, ct);

    // Hangfire keeps and shows the text of an exception, and that may hold somebody's data.
    private async Task QuietlyAsync(string name, Func<Task> run, CancellationToken ct)
    {
        try
        {
            await run();
        }
        catch (Exception stopped) when (DatabaseTrouble.IsGivenUp(stopped, ct))
        {
            throw new OperationCanceledException(ct);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError("{Name} went wrong and waits for its next time: {Trouble}", name, Trouble.ForLog(exception));
            throw new WentWrong(exception.GetType().Name);
        }
    }

    private sealed class WentWrong(string kind) : Exception(kind);
}
