using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TrainingHub.Data;

internal enum Trouble
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

    /// <summary>Locked, full or unreachable: the same request may succeed later.</summary>
    Unavailable,
}

/// <summary>What the two databases mean by their errors, in one set of words.</summary>
internal static class DatabaseTrouble
{
    public static Trouble Of(Exception? error) => error switch
    {
        null => Trouble.None,
        Busy => Trouble.Unavailable,
        DbUpdateConcurrencyException => Trouble.ChangedMeanwhile,
        SqliteException sqlite => OfSqlite(sqlite),
        PostgresException postgres => OfPostgres(postgres),
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } => Trouble.Unavailable,
        _ => Of(error.InnerException),
    };

    // https://www.sqlite.org/rescode.html
    private static Trouble OfSqlite(SqliteException error) => (error.SqliteErrorCode, error.SqliteExtendedErrorCode) switch
    {
        (_, 2067 or 1555) => Trouble.Duplicate,
        (_, 1811) when error.Message.Contains(Safeguards.Duplicate, StringComparison.Ordinal) => Trouble.Duplicate,
        (_, 787) => Trouble.Missing,
        (_, 1299 or 275) or (18 or 20, _) => Trouble.Invalid,
        (5 or 6 or 10 or 13, _) => Trouble.Unavailable,
        _ => Trouble.None,
    };

    // https://www.postgresql.org/docs/15/errcodes-appendix.html
    private static Trouble OfPostgres(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => Trouble.Duplicate,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Trouble.ChangedMeanwhile,
        PostgresErrorCodes.ForeignKeyViolation => Trouble.Missing,
        PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.CheckViolation => Trouble.Invalid,
        ['2', '2', ..] => Trouble.Invalid,
        ['5', '3', ..] or ['5', '7', ..] or ['0', '8', ..] or PostgresErrorCodes.LockNotAvailable => Trouble.Unavailable,
        _ => Trouble.None,
    };
}
