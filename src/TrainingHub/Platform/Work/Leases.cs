using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>
/// Who holds which work. A lease has an owner of its own and raises the item's epoch; whatever a worker writes about an item
/// holds only while both still match, so one that froze past its lease and wakes up writes nothing.
/// </summary>
internal sealed class Leases(TimeProvider clock)
{
    /// <summary>Longer than the slowest step.</summary>
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    // The embedded database has one process at a time, so a lease of another process is left over from one that ended.
    private readonly string process = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    private int taken;

    /// <summary>Puts back what workers hold that died or froze; how many.</summary>
    public Task<int> ReclaimAsync(HubData db, CancellationToken ct) => db.Database.IsNpgsql()
        ? db.Database.ExecuteSqlAsync(
            $"""
            UPDATE work_items SET state = 'Waiting', lease_owner = NULL, lease_until = NULL
            WHERE state = 'Running' AND lease_until < (extract(epoch FROM clock_timestamp()) * 1000)::bigint
            """, ct)
        : db.Set<WorkItem>()
            .Where(w => w.State == WorkState.Running && (w.LeaseUntil < Monotonic || !w.LeaseOwner!.StartsWith(process)))
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.State, WorkState.Waiting).SetProperty(w => w.LeaseOwner, (string?)null), ct);

    /// <summary>Takes up to <paramref name="count"/> due items of one kind, oldest first; nobody else gets them meanwhile.</summary>
    public async Task<List<WorkItem>> TakeAsync(HubData db, string kind, int count, CancellationToken ct)
    {
        var now = clock.Now;
        if (!await db.Set<WorkItem>().AnyAsync(w => w.State == WorkState.Waiting && w.Kind == kind && (w.NotBefore == null || w.NotBefore <= now), ct))
            return [];
        var owner = $"{process}/{Interlocked.Increment(ref taken)}";
        var length = (long)Length.TotalMilliseconds;
        var until = Monotonic + length;
        // A transaction around it, so that the write gate of the embedded database is passed.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var items = db.Database.IsNpgsql()
            ? db.Set<WorkItem>().FromSql(
                $"""
                UPDATE work_items SET state = 'Running', lease_owner = {owner}, epoch = epoch + 1,
                    lease_until = (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {length}
                WHERE id IN (
                    SELECT id FROM work_items
                    WHERE state = 'Waiting' AND kind = {kind} AND (not_before IS NULL OR not_before <= {now})
                    ORDER BY id LIMIT {count} FOR UPDATE SKIP LOCKED)
                RETURNING *
                """)
            : db.Set<WorkItem>().FromSql(
                $"""
                UPDATE work_items SET state = 'Running', lease_owner = {owner}, epoch = epoch + 1, lease_until = {until}
                WHERE id IN (
                    SELECT id FROM work_items
                    WHERE state = 'Waiting' AND kind = {kind} AND (not_before IS NULL OR not_before <= {now})
                    ORDER BY id LIMIT {count})
                RETURNING *
                """);
        var leased = await items.AsNoTracking().ToListAsync(ct);
        await transaction.CommitAsync(ct);
        return leased;
    }

    /// <summary>Marks items done, as the last statement of the transaction that holds their effect. False when a lease is lost: roll back.</summary>
    public async Task<bool> FinishAsync(HubData db, IReadOnlyCollection<WorkItem> items)
    {
        var now = clock.Now;
        foreach (var held in Held(db, items))
        {
            var hit = await held.Rows.ExecuteUpdateAsync(s => s
                .SetProperty(w => w.State, WorkState.Done)
                .SetProperty(w => w.FinishedAt, now)
                .SetProperty(w => w.LeaseOwner, (string?)null)
                .SetProperty(w => w.LeaseUntil, (long?)null)
                .SetProperty(w => w.LastError, (string?)null)
                .SetProperty(w => w.LastErrorArgs, (string?)null));
            if (hit != held.Count)
                return false;
        }
        return true;
    }

    /// <summary>Gives items back untouched, as when the process is asked to end.</summary>
    public static async Task ReleaseAsync(HubData db, IReadOnlyCollection<WorkItem> items)
    {
        foreach (var held in Held(db, items))
            await held.Rows.ExecuteUpdateAsync(s => s
                .SetProperty(w => w.State, WorkState.Waiting)
                .SetProperty(w => w.LeaseOwner, (string?)null)
                .SetProperty(w => w.LeaseUntil, (long?)null));
    }

    /// <summary>Notes a try that went wrong: waits for the next, or is parked.</summary>
    public async Task FailAsync(HubData db, WorkItem item, Trouble trouble)
    {
        var tries = item.Attempts + 1;
        var parked = trouble.StopsAtOnce || tries >= Trouble.MostTries;
        DateTime? again = parked ? null : clock.Now + Trouble.PauseAfter(tries);
        foreach (var held in Held(db, [item]))
            await held.Rows.ExecuteUpdateAsync(s => s
                .SetProperty(w => w.State, parked ? WorkState.Parked : WorkState.Waiting)
                .SetProperty(w => w.Attempts, tries)
                .SetProperty(w => w.NotBefore, again)
                .SetProperty(w => w.LastError, trouble.Sentence.Template)
                .SetProperty(w => w.LastErrorArgs, trouble.Sentence.ArgsAsJson)
                .SetProperty(w => w.LeaseOwner, (string?)null)
                .SetProperty(w => w.LeaseUntil, (long?)null));
    }

    private long Monotonic => (long)clock.GetElapsedTime(0).TotalMilliseconds;

    private static IEnumerable<(IQueryable<WorkItem> Rows, int Count)> Held(HubData db, IReadOnlyCollection<WorkItem> items)
    {
        foreach (var lease in items.GroupBy(i => (i.LeaseOwner, i.Epoch)))
        {
            var ids = lease.Select(i => i.Id).ToArray();
            var (owner, epoch) = lease.Key;
            yield return (db.Set<WorkItem>().Where(w =>
                ids.Contains(w.Id) && w.State == WorkState.Running && w.LeaseOwner == owner && w.Epoch == epoch), ids.Length);
        }
    }
}
