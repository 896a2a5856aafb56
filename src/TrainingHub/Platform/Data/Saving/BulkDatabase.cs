using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace TrainingHub.Platform.Data;

/// <summary>
/// Saves as EF does, except that many new rows of one save are written with a few statements of many rows each. EF forms a command
/// for every row, and on SQLite a statement for every row. What the rows are was settled before: interceptors have added the history,
/// versions and the operation, so both ways write the same.
/// </summary>
internal sealed class BulkDatabase(DatabaseDependencies dependencies, RelationalDatabaseDependencies relational, IRelationalCommandDiagnosticsLogger log)
    : RelationalDatabase(dependencies, relational)
{
    private const string WayBack = "before_bulk";

    private IRelationalConnection Connection => RelationalDependencies.Connection;

    public override async Task<int> SaveChangesAsync(IList<IUpdateEntry> entries, CancellationToken cancellationToken = default)
    {
        if (BulkRows.Of(entries) is not { } rows)
            return await base.SaveChangesAsync(entries, cancellationToken);
        if (Connection.CurrentTransaction is { } around)
            return await InsideAsync(around, entries, rows, cancellationToken);
        await using var own = await Connection.BeginTransactionAsync(cancellationToken);
        var count = await WriteAsync(entries, rows, cancellationToken);
        await own.CommitAsync(cancellationToken);
        rows.Forget();
        return count;
    }

    private async Task<int> InsideAsync(IDbContextTransaction around, IList<IUpdateEntry> entries, BulkRows rows, CancellationToken ct)
    {
        var hasWayBack = entries[0].Context.Database.AutoSavepointsEnabled;
        if (hasWayBack)
            await around.CreateSavepointAsync(WayBack, ct);
        try
        {
            var count = await WriteAsync(entries, rows, ct);
            rows.Forget();
            return count;
        }
        catch when (hasWayBack)
        {
            await GoBackAsync(around);
            throw;
        }
    }

    private static async Task GoBackAsync(IDbContextTransaction around)
    {
        try
        {
            await around.RollbackToSavepointAsync(WayBack, CancellationToken.None);
        }
        catch (Exception)
        {
            // The transaction or its connection is gone altogether; why, the first error says.
        }
    }

    // Changes and removals first: what they free, a new row may take.
    private async Task<int> WriteAsync(IList<IUpdateEntry> entries, BulkRows rows, CancellationToken ct)
    {
        var others = entries.Where(e => e.EntityState != EntityState.Added).ToList();
        var count = others.Count > 0 ? await base.SaveChangesAsync(others, ct) : 0;
        foreach (var (table, added) in rows.Tables)
            count += await InsertAsync(table, added, ct);
        return count;
    }

    private async Task<int> InsertAsync(BulkTable table, List<IUpdateEntry> rows, CancellationToken ct)
    {
        await using var statements = table.Statements(Connection, rows);
        for (var from = 0; from < rows.Count; from += statements.Length)
        {
            var part = rows.GetRange(from, Math.Min(statements.Length, rows.Count - from));
            await ExecuteAsync(await statements.OfAsync(from, part.Count), part, ct);
        }
        return rows.Count;
    }

    /// <summary>Tells the log and the interceptors of commands, as EF does of its own.</summary>
    private async Task ExecuteAsync(DbCommand statement, List<IUpdateEntry> rows, CancellationToken ct)
    {
        var (context, id, at, watch) = (rows[0].Context, Guid.NewGuid(), DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        try
        {
            var answered = await log.CommandNonQueryExecutingAsync(Connection, statement, statement.CommandText, context, id, Connection.ConnectionId, at, CommandSource.SaveChanges, ct);
            var written = answered.HasResult ? answered.Result : await statement.ExecuteNonQueryAsync(ct);
            written = await log.CommandNonQueryExecutedAsync(Connection, statement, statement.CommandText, context, id, Connection.ConnectionId, written, at, Stopwatch.GetElapsedTime(watch), CommandSource.SaveChanges, ct);
            if (written != rows.Count)
                throw new DbUpdateConcurrencyException($"{rows.Count} rows were to be written and {written} were.", rows);
        }
        catch (Exception error) when (error is not (OperationCanceledException or DbUpdateException))
        {
            await log.CommandErrorAsync(Connection, statement, statement.CommandText, context, DbCommandMethod.ExecuteNonQuery, id, Connection.ConnectionId, error, at, Stopwatch.GetElapsedTime(watch), CommandSource.SaveChanges, ct);
            throw new DbUpdateException("The new rows were refused; see the inner exception.", error, rows);
        }
    }
}
