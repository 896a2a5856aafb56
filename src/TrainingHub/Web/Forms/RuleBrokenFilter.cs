using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TrainingHub.Web;

/// <summary>A page whose view needs more than what was posted: it loads that before it is shown again with errors.</summary>
internal interface IShowAgain
{
    Task ShowAgainAsync(CancellationToken ct);
}

/// <summary>
/// An act that throws <see cref="RuleBroken"/> gets its page shown again: status 400, the sentence beside the field, what was
/// typed still there. Where the page itself cannot be read for it, the page of errors says the sentence. <see cref="NotHere"/> is 404.
/// </summary>
internal sealed class RuleBrokenFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.ExceptionHandled || done.HandlerInstance is not PageModel page)
            return;
        if (done.Exception is RuleBroken broken && HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            page.ModelState.AddModelError(KeyOf(broken.Field, page), broken.Said);
            done.ExceptionHandled = true;
            done.Result = await page.AgainAsync();
        }
        else if (done.Exception is NotHere)
        {
            done.ExceptionHandled = true;
            done.Result = new NotFoundResult();
        }
    }

    /// <summary>Acts name the field alone (<c>nameof(Input.Name)</c>); the form calls it <c>Input.Name</c>.</summary>
    private static string KeyOf(string? field, PageModel page)
    {
        if (string.IsNullOrEmpty(field) || page.ModelState.ContainsKey(field))
            return field ?? "";
        return page.ModelState.Keys.FirstOrDefault(k => k.EndsWith("." + field, StringComparison.Ordinal))
            ?? (page.GetType().GetProperty("Input")?.PropertyType.GetProperty(field) is null ? field : "Input." + field);
    }
}

internal static class ShowAgain
{
    /// <summary>The page with its errors, status 400: <c>if (!ModelState.IsValid) return await this.AgainAsync();</c></summary>
    public static async Task<IActionResult> AgainAsync(this PageModel page)
    {
        if (page is IShowAgain more)
            await more.ShowAgainAsync(page.HttpContext.RequestAborted);
        page.Response.StatusCode = StatusCodes.Status400BadRequest;
        return page.Page();
    }

    /// <summary>The first sentence said about a field, or null.</summary>
    public static string? ErrorOf(this ModelStateDictionary state, string key) =>
        state.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
