using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Platform.Work;

/// <summary>Tells the engine that work is due once the save that promised it has committed; a save that failed tells nothing.</summary>
internal sealed class WakeAfterCommit(WakeCall wakeCall) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private sealed class Pending
    {
        public HashSet<string> Kinds { get; } = [];

        public bool Saved { get; set; }
    }

    private readonly ConditionalWeakTable<DbContext, Pending> stages = [];

    /// <summary>The next save of this context carries promised work of this kind.</summary>
    public void Promised(DbContext db, string kind)
    {
        var pending = stages.GetOrCreateValue(db);
        pending.Kinds.Add(kind);
        pending.Saved = false;
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && stages.TryGetValue(db, out var pending))
        {
            pending.Saved = true;
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
        if (db is null || !stages.TryGetValue(db, out var pending) || !pending.Saved)
            return;
        stages.Remove(db);
        wakeCall.Now(pending.Kinds);
    }
}
