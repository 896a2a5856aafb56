using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Web;

/// <summary>A page whose view needs more than what was posted: it loads that before it is shown again with errors.</summary>
internal interface IShowAgain
{
    Task ShowAgainAsync(CancellationToken ct);
}

/// <summary>
/// An act that throws <see cref="RuleBroken"/> gets its page shown again: status 400, the sentence beside the field, what was
/// typed still there. Where the page itself cannot be read for it, the page of errors says the sentence. <see cref="NotHere"/> is 404.
/// Who saved second sees the page as it stands now: status 409, and may do it again.
/// </summary>
internal sealed class RuleBrokenFilter(HubData db, ILogger<RuleBrokenFilter> log) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.ExceptionHandled || done.HandlerInstance is not PageModel page)
            return;
        if (done.Exception is RuleBroken broken && IsPost(context))
        {
            page.ModelState.AddModelError(KeyOf(broken.Field, page), broken.Said);
            await ShowAsync(done, page, StatusCodes.Status400BadRequest);
        }
        else if (DatabaseTrouble.Of(done.Exception) is var refusal and (Refusal.ChangedMeanwhile or Refusal.Duplicate) && IsPost(context))
        {
            // What the page read before the act is of before; it is shown with what stands there now.
            db.ChangeTracker.Clear();
            var rows = string.Join(", ", ((done.Exception as DbUpdateException)?.Entries ?? []).Select(e => e.Metadata.ShortName()).Distinct());
            log.LogInformation("{Page} lost to somebody who saved first: {Refusal}, {Rows}, {Why}", context.ActionDescriptor.DisplayName, refusal, rows, done.Exception!.GetBaseException().Message);
            page.ModelState.AddModelError("", T("刚才有人先改了同一内容，您的这次操作没有保存；下面是现在的情况，请核对后再做一次"));
            await ShowAsync(done, page, StatusCodes.Status409Conflict);
        }
        else if (done.Exception is NotHere)
        {
            done.ExceptionHandled = true;
            done.Result = new NotFoundResult();
        }
    }

    /// <summary>What the page is about may have gone with the save of whoever was first: then the page of errors says what happened.</summary>
    private static async Task ShowAsync(PageHandlerExecutedContext done, PageModel page, int status)
    {
        try
        {
            done.Result = await page.AgainAsync(status);
            done.ExceptionHandled = true;
        }
        catch (NotHere)
        {
            // Not handled: the exception that led here is answered for, not this one.
        }
    }

    private static bool IsPost(PageHandlerExecutingContext context) => HttpMethods.IsPost(context.HttpContext.Request.Method);

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
    public static async Task<IActionResult> AgainAsync(this PageModel page, int status = StatusCodes.Status400BadRequest)
    {
        if (page is IShowAgain more)
            await more.ShowAgainAsync(page.HttpContext.RequestAborted);
        page.Response.StatusCode = status;
        return page.Page();
    }

    /// <summary>The first sentence said about a field, or null.</summary>
    public static string? ErrorOf(this ModelStateDictionary state, string key) =>
        state.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
