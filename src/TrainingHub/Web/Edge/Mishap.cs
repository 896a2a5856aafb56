using Microsoft.AspNetCore.Antiforgery;
using TrainingHub.Platform.Data;

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
        SuppressDiagnosticsCallback = told => StatusOf(told.Exception) < 500, // the page of errors says it in one line
    };

    public static int StatusOf(Exception exception) => exception switch
    {
        NotHere => StatusCodes.Status404NotFound,
        RuleBroken => StatusCodes.Status400BadRequest,
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException => StatusCodes.Status400BadRequest, // a form that cannot be read; Razor Pages say so themselves
        TimeoutException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusOf(DatabaseTrouble.Of(exception)),
    };

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        Refusal.Duplicate or Refusal.ChangedMeanwhile => StatusCodes.Status409Conflict,
        Refusal.Missing => StatusCodes.Status404NotFound,
        Refusal.Invalid => StatusCodes.Status400BadRequest,
        Refusal.Unavailable => StatusCodes.Status503ServiceUnavailable,
        Refusal.None => StatusCodes.Status500InternalServerError,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
