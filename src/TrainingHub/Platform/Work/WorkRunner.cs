using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>
/// Runs leased work. The effect of a step and its "done" commit in one transaction whose last statement is "done, if the lease
/// is still mine"; so every item's effect happens once.
/// </summary>
internal sealed class WorkRunner(IServiceScopeFactory scopes, Leases leases, ILogger<WorkRunner> log)
{
    /// <summary>What a letter that is on its way may still take when the process is asked to end.</summary>
    private static readonly TimeSpan ToEnd = TimeSpan.FromSeconds(20);

    /// <summary>Takes one group of the step's due items; empty when nothing is due.</summary>
    public async Task<List<WorkItem>> TakeAsync(Step step, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await leases.TakeAsync(scope.ServiceProvider.GetRequiredService<HubData>(), step.Kind, step.GroupSize, ct);
    }

    /// <summary>Runs leased items together; when that fails, each alone, so that only the bad one fails.</summary>
    internal async Task<WorkDone> RunAsync(Step step, List<WorkItem> items, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HubData>();
            if (step.Shape == StepShape.Transaction)
                await InTransactionAsync(step, scope.ServiceProvider, db, items, ct);
            else if (step.Shape == StepShape.Outside)
                await ToItsEndAsync(unhurried => ThenSaveAsync(step, scope.ServiceProvider, db, items, unhurried), ct);
            else
                await ThenSaveAsync(step, scope.ServiceProvider, db, items, ct);
            log.LogDebug("{Kind}: {Count} done", step.Kind, items.Count);
            return new(items.Count, 0);
        }
        catch (LeaseLost)
        {
            log.LogWarning("{Kind}: the lease of {Count} ran out; nothing was written", step.Kind, items.Count);
            return default;
        }
        catch (Exception stopped) when (DatabaseTrouble.IsGivenUp(stopped, ct))
        {
            await WithDbAsync(db => Leases.ReleaseAsync(db, items));
            throw new OperationCanceledException(stopped.Message, stopped, ct);
        }
        catch (Exception exception)
        {
            return items.Count > 1 ? await EachAloneAsync(step, items, ct) : await FailedAsync(step, items[0], exception);
        }
    }

    // What was said to the outside cannot be taken back: given up between the mail and its row, a letter would go out again.
    private static async Task ToItsEndAsync(Func<CancellationToken, Task> run, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource();
        await using var asked = ct.Register(() => patience.CancelAfter(ToEnd));
        await run(patience.Token);
    }

    // Everything slow happens before the transaction, which holds the write gate of the embedded database.
    private async Task ThenSaveAsync(Step step, IServiceProvider services, HubData db, List<WorkItem> items, CancellationToken ct)
    {
        await step.RunAsync(services, [.. items.Select(i => i.Subject)], ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        if (!await leases.FinishAsync(db, items))
            throw new LeaseLost();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task InTransactionAsync(Step step, IServiceProvider services, HubData db, List<WorkItem> items, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await step.RunAsync(services, [.. items.Select(i => i.Subject)], ct);
        await db.SaveChangesAsync(ct);
        if (!await leases.FinishAsync(db, items))
            throw new LeaseLost();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<WorkDone> EachAloneAsync(Step step, List<WorkItem> items, CancellationToken ct)
    {
        var sum = default(WorkDone);
        for (var i = 0; i < items.Count; i++)
        {
            if (ct.IsCancellationRequested)
            {
                await WithDbAsync(db => Leases.ReleaseAsync(db, items[i..]));
                ct.ThrowIfCancellationRequested();
            }
            sum += await RunAsync(step, [items[i]], ct);
        }
        return sum;
    }

    private async Task<WorkDone> FailedAsync(Step step, WorkItem item, Exception exception)
    {
        log.LogWarning("{Kind} {Item}: try {Try} went wrong: {Trouble}", step.Kind, item.Id, item.Attempts + 1, Trouble.ForLog(exception));
        await WithDbAsync(db => leases.FailAsync(db, item, Trouble.Of(exception)));
        return new(0, 1);
    }

    private async Task WithDbAsync(Func<HubData, Task> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<HubData>());
    }

    private sealed class LeaseLost : Exception;
}
