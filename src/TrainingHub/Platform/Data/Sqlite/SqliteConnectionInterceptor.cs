using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Platform.Data;

/// <summary>
/// Sets what keeps the file safe on every connection and asks for it again: SQLite says nothing to a pragma it does not know.
/// Once per connection of the pool, since nobody else changes them.
/// </summary>
internal sealed class SqliteConnectionInterceptor(bool readOnly) : DbConnectionInterceptor
{
    private static readonly (string Name, string Set, string Is)[] Pragmas =
    [
        ("synchronous", "FULL", "2"), // with NORMAL a power loss takes acknowledged rows
        ("foreign_keys", "ON", "1"),
        ("recursive_triggers", "ON", "1"), // REPLACE fires the triggers that refuse deletes
        ("trusted_schema", "OFF", "0"),
        ("cell_size_check", "ON", "1"),
        ("mmap_size", "0", "0"),
        ("secure_delete", "ON", "1"),
        ("busy_timeout", "5000", "5000"),
        ("wal_autocheckpoint", "0", "0"), // checkpoints run inside the write gate only
    ];

    private readonly ConditionalWeakTable<object, object> prepared = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (prepared.TryGetValue(handle, out _))
            return;
        Prepare(connection, readOnly);
        prepared.AddOrUpdate(handle, this);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }

    public override void ConnectionClosed(DbConnection connection, ConnectionEndEventData eventData) =>
        (eventData.Context as HubData)?.ConnectionClosed();

    public override Task ConnectionClosedAsync(DbConnection connection, ConnectionEndEventData eventData)
    {
        ConnectionClosed(connection, eventData);
        return Task.CompletedTask;
    }

    /// <exception cref="InvalidOperationException">the connection does not hold what was set</exception>
    public static void Prepare(DbConnection connection, bool readOnly)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Concat(Pragmas.Select(p => $"PRAGMA {p.Name}={p.Set};")) + (readOnly ? "PRAGMA query_only=ON;" : "PRAGMA journal_mode=WAL;");
        command.ExecuteNonQuery();
        foreach (var (name, _, expected) in readOnly ? Pragmas : [.. Pragmas, ("journal_mode", "WAL", "wal")])
        {
            command.CommandText = $"PRAGMA {name}";
            var found = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            if (found != expected)
                throw new InvalidOperationException($"SQLite: {name} should be {expected} and is {found}.");
        }
    }
}
