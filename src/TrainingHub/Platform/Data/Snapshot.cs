using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace TrainingHub.Platform.Data;

/// <summary>
/// Everything that the context reads until the end is of one moment, though others save meanwhile: two questions that belong together
/// never get answers of two times. For reading alone; it holds up nobody.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly HubData db;
    private readonly IDbContextTransaction? transaction;

    private Snapshot(HubData db, IDbContextTransaction? transaction) => (this.db, this.transaction) = (db, transaction);

    /// <summary>Inside a transaction of the context, the moment is that transaction's.</summary>
    public static async Task<Snapshot?> OfAsync(HubData db, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null)
            return null;
        if (!db.Database.IsSqlite())
            return new(db, await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
        await db.Database.OpenConnectionAsync(ct);
        await SayAsync(db, "BEGIN"); // the framework's own would ask for the right to write, and wait at the gate
        return new(db, null);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
            return;
        }
        await SayAsync(db, "ROLLBACK");
        await db.Database.CloseConnectionAsync();
    }

    private static async Task SayAsync(HubData db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
