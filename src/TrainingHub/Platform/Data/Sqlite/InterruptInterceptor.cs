using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace TrainingHub.Platform.Data;

/// <summary>
/// A question ends with its asker: who has gone, or whose time is over, reads nothing any more. The embedded database works on the asker's
/// own thread and looks at no token by itself.
/// </summary>
internal sealed class InterruptInterceptor : DbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbCommand, IDisposable> asked = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled && ((SqliteConnection)command.Connection!).Handle is { } handle)
            asked.AddOrUpdate(command, cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), handle));
        return new(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Answered(command);
        return result;
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Answered(command);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Answered(command);
        return Task.CompletedTask;
    }

    // The connection goes back to the pool: a token that is cancelled later must not reach whoever asks next.
    private void Answered(DbCommand command)
    {
        if (asked.TryGetValue(command, out var registration))
            registration.Dispose();
        asked.Remove(command);
    }
}
