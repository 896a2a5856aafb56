using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace TrainingHub.Web;

/// <summary>
/// Razor Pages answer a handler name nobody wrote with another handler, and a verb nobody wrote with the bare page. Here an
/// unknown name is 404 and a verb without handler is 405. A page without any handler can be read (GET, HEAD) and nothing else.
/// An address with an empty part (<c>/v/%20</c>) names nothing: 404.
/// </summary>
internal sealed class HandlerFilter : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the antiforgery check, which would say 400 to a verb that is not there.</summary>
    public int Order => -1000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || IsErrorPage(context.HttpContext))
            return;
        var request = context.HttpContext.Request;
        var handlers = page.HandlerMethods;
        var allowed = handlers.Count == 0 ? [HttpMethods.Get] : handlers.Select(h => h.HttpMethod.ToUpperInvariant()).Distinct().ToList();
        if (allowed.Contains(HttpMethods.Get) && !allowed.Contains(HttpMethods.Head))
            allowed.Add(HttpMethods.Head);
        if (!allowed.Contains(request.Method.ToUpperInvariant()))
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", allowed);
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (!IsKnown(handlers, request) || request.RouteValues.Values.Any(v => v is string text && string.IsNullOrWhiteSpace(text)))
        {
            context.Result = new NotFoundResult();
        }
    }

    /// <summary>The name stands in the route or the query, as Razor Pages read it.</summary>
    private static bool IsKnown(IList<HandlerMethodDescriptor> handlers, HttpRequest request)
    {
        var name = request.RouteValues["handler"] as string ?? request.Query["handler"].ToString();
        if (handlers.Count == 0)
            return name.Length == 0;
        return handlers.Any(h => Answers(h, request.Method) && string.Equals(h.Name ?? "", name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Answers(HandlerMethodDescriptor handler, string method) =>
        string.Equals(handler.HttpMethod, method, StringComparison.OrdinalIgnoreCase)
        || (HttpMethods.IsHead(method) && HttpMethods.IsGet(handler.HttpMethod));

    /// <summary>The page of errors is run again in place of the one that failed, with that one's verb and query.</summary>
    internal static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
