using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Work;

/// <summary>Tells the engine that work is due once the save that promised it has committed; a save that failed tells nothing.</summary>
internal sealed class NudgeAfterCommit(Nudge nudge) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private enum Stage { Promised, Saved }

    private readonly ConditionalWeakTable<DbContext, object> stages = [];

    /// <summary>The next save of this context carries promised work.</summary>
    public void Promised(DbContext db) => stages.AddOrUpdate(db, Stage.Promised);

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && stages.TryGetValue(db, out _))
        {
            stages.AddOrUpdate(db, Stage.Saved);
            if (db.Database.CurrentTransaction is null)
                Tell(db);
        }
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
            stages.Remove(db);
        return Task.CompletedTask;
    }

    private void Tell(DbContext? db)
    {
        if (db is null || !stages.TryGetValue(db, out var stage) || stage is not Stage.Saved)
            return;
        stages.Remove(db);
        nudge.Now();
    }
}
