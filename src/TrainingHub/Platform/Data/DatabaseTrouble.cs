using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TrainingHub.Platform.Data;

internal enum Refusal
{
    /// <summary>A bug or something unknown.</summary>
    None,

    /// <summary>Such a row is there already.</summary>
    Duplicate,

    /// <summary>Somebody else saved the same row first.</summary>
    ChangedMeanwhile,

    /// <summary>The row points at one that is not there.</summary>
    Missing,

    /// <summary>The value does not fit the column.</summary>
    Invalid,

    /// <summary>Locked, full, read-only, unreachable or out of time: the same request may succeed later.</summary>
    Unavailable,
}

/// <summary>What the two databases mean by their errors, in one set of words.</summary>
internal static class DatabaseTrouble
{
    public static Refusal Of(Exception? error) => error switch
    {
        null => Refusal.None,
        Busy => Refusal.Unavailable,
        TimeoutException => Refusal.Unavailable,
        DbUpdateConcurrencyException => Refusal.ChangedMeanwhile,
        SqliteException sqlite => OfSqlite(sqlite),
        PostgresException postgres => OfPostgres(postgres),
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } => Refusal.Unavailable,
        _ => Of(error.InnerException),
    };

    /// <summary>
    /// Whether a question ended because its asker gave it up. The embedded database says so in its own words (<see cref="InterruptInterceptor"/>);
    /// whoever lets a cancelled request or work go in peace asks here.
    /// </summary>
    public static bool IsGivenUp(Exception error, CancellationToken stop) => stop.IsCancellationRequested && (error is OperationCanceledException || IsInterrupted(error));

    /// <summary>Whether the embedded database broke a question off: nothing does that but its asker.</summary>
    public static bool IsInterrupted(Exception? error) => error is SqliteException { SqliteErrorCode: 9 } || (error?.InnerException is { } inner && IsInterrupted(inner));

    // https://www.sqlite.org/rescode.html
    private static Refusal OfSqlite(SqliteException error) => (error.SqliteErrorCode, error.SqliteExtendedErrorCode) switch
    {
        (_, 2067 or 1555) => Refusal.Duplicate,
        (_, 1811) when error.Message.Contains(Safeguards.Duplicate, StringComparison.Ordinal) => Refusal.Duplicate,
        (_, 787) => Refusal.Missing,
        (18 or 19 or 20, _) => Refusal.Invalid,
        (5 or 6 or 8 or 9 or 10 or 13 or 14, _) => Refusal.Unavailable,
        _ => Refusal.None,
    };

    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    private static Refusal OfPostgres(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => Refusal.Duplicate,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Refusal.ChangedMeanwhile,
        PostgresErrorCodes.ForeignKeyViolation => Refusal.Missing,
        ['2', '2' or '3', ..] => Refusal.Invalid,
        ['5', '3', ..] or ['5', '7', ..] or ['0', '8', ..] or PostgresErrorCodes.LockNotAvailable => Refusal.Unavailable,
        _ => Refusal.None,
    };
}
