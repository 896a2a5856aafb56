using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TrainingHub.Web;

/// <summary>
/// Which status an exception that nobody caught becomes. The visitor sees a page of ours with a number to quote; what happened
/// stands in the log under that number.
/// </summary>
internal static class Mishap
{
    public static ExceptionHandlerOptions Handler => new()
    {
        ExceptionHandlingPath = "/errors/500",
        CreateScopeForErrors = true,
        AllowStatusCode404Response = true,
        StatusCodeSelector = StatusOf,
        SuppressDiagnosticsCallback = told => told.Exception is NotHere or RuleBroken,
    };

    public static int StatusOf(Exception exception) => exception switch
    {
        NotHere => StatusCodes.Status404NotFound,
        RuleBroken => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        SqliteException sqlite => Of(sqlite),
        PostgresException postgres => Of(postgres),
        TimeoutException => StatusCodes.Status503ServiceUnavailable,
        { InnerException: { } inner } => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Codes of sqlite.org/rescode.html: unique 2067 and 1555, foreign key 787, other constraints 19; busy 5, locked 6, full 13.</summary>
    private static int Of(SqliteException e) => (e.SqliteErrorCode, e.SqliteExtendedErrorCode) switch
    {
        (19, 2067 or 1555) => StatusCodes.Status409Conflict,
        (19, 787) => StatusCodes.Status404NotFound,
        (19, _) => StatusCodes.Status400BadRequest,
        (5 or 6 or 13, _) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Codes of appendix A of the PostgreSQL manual.</summary>
    private static int Of(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation => StatusCodes.Status409Conflict,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => StatusCodes.Status409Conflict,
        PostgresErrorCodes.ForeignKeyViolation => StatusCodes.Status404NotFound,
        ['2', '2' or '3', ..] => StatusCodes.Status400BadRequest,
        ['5', '3' or '7', ..] or PostgresErrorCodes.LockNotAvailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
