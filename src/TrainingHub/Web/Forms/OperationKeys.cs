using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Web.TagHelpers;

namespace TrainingHub.Web;

/// <summary>The page takes posts without an operation key: signing in and out, where nothing can be done twice.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WithoutOperationKeyAttribute : Attribute;

/// <summary>
/// A form sent twice is done once. Its key goes into the database in the same save as what it did; the same key again gets the
/// first answer, with another body it is a conflict (409), without a key it is not taken (400).
/// </summary>
internal sealed class OperationKeys(Actor actor, Acting acting, Operations operations, TimeProvider clock) : IAsyncPageFilter
{
    /// <summary>Marks a conflict that is one of a form sent before, for the page that says so.</summary>
    public const string Reused = "reused-form";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // Who is still signing in has no role on the pages but a name in the history.
        if (actor.UserId is not null || context.HttpContext.SignedIn is null)
            acting.As(actor);
        acting.Act = context.ActionDescriptor.ViewEnginePath + (context.HandlerMethod?.Name is { } name ? $"#{name}" : "");
        // Without a handler nothing is done: the page of errors answers posts as well.
        if (context.HandlerMethod is null || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || context.ActionDescriptor.EndpointMetadata.OfType<WithoutOperationKeyAttribute>().Any())
        {
            await next();
            return;
        }

        var stop = context.HttpContext.RequestAborted;
        if (!request.HasFormContentType || await request.ReadFormAsync(stop) is var form && !Guid.TryParse(form[FormTagHelper.OperationKey], out _))
        {
            context.Result = new BadRequestResult();
            return;
        }
        var operation = new Operation
        {
            UserId = actor.UserId ?? Guid.Empty,
            Key = Guid.Parse(request.Form[FormTagHelper.OperationKey]!),
            Hash = await HashAsync(request, stop),
            At = clock.Now,
        };
        if (await operations.FirstAnswerAsync(operation, stop) is { } earlier)
        {
            context.Result = Answer(earlier, context.HttpContext);
            return;
        }

        var db = context.HttpContext.RequestServices.GetRequiredService<HubDb>();
        acting.OperationKey = operation.Key;
        db.Pending = operation;
        var done = await next();
        if (db.Pending is not null)
        {
            // Sent twice at once: the other one was first, and this one found its work done: a save refused, a name taken, a row gone.
            if (DatabaseTrouble.Of(done.Exception) != Refusal.Unavailable && await operations.FirstAnswerAsync(operation, stop) is { } first)
            {
                done.ExceptionHandled = true;
                done.Result = Answer(first, context.HttpContext);
            }
        }
        else if (done.Exception is null || done.ExceptionHandled)
        {
            await operations.KeepAnswerAsync(operation, LocationOf(done.Result, context.HandlerInstance as PageModel) ?? Here(request), stop);
        }
        db.Pending = null;
    }

    private static IActionResult Answer(FirstAnswer first, HttpContext http)
    {
        if (first.SameRequest)
            return new LocalRedirectResult(first.Location ?? Here(http.Request));
        http.Items[Reused] = true;
        return new StatusCodeResult(StatusCodes.Status409Conflict);
    }

    private static string Here(HttpRequest request) => request.PathBase + request.Path;

    private static string? LocationOf(IActionResult? result, PageModel? page) => result switch
    {
        RedirectToPageResult to => page?.Url.Page(to.PageName, to.PageHandler, to.RouteValues, null, null, to.Fragment),
        LocalRedirectResult local => page?.Url.Content(local.Url),
        RedirectResult there when page?.Url.IsLocalUrl(there.Url) == true => page.Url.Content(there.Url),
        _ => null,
    };

    /// <summary>What was sent and where to, without the antiforgery token, which differs in every answer.</summary>
    private static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(request.Path + request.QueryString);
        foreach (var (name, values) in request.Form.Where(f => f.Key != "__RequestVerificationToken").OrderBy(f => f.Key, StringComparer.Ordinal))
            foreach (var value in values)
                Add(name, value);
        foreach (var file in request.Form.Files)
        {
            await using var stream = file.OpenReadStream();
            Add(file.Name, file.FileName, Convert.ToHexString(await SHA256.HashDataAsync(stream, stop)));
        }
        return hash.GetHashAndReset();

        void Add(params ReadOnlySpan<string?> texts)
        {
            foreach (var text in texts)
            {
                var bytes = Encoding.UTF8.GetBytes(text ?? "");
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }
        }
    }
}
