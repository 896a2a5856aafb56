using Microsoft.AspNetCore.Mvc.Filters;

namespace TrainingHub.Web;

/// <summary>
/// What was sent and cannot be put into values, such as names a hundred levels deep, is the sender's mistake: whatever the framework
/// throws between choosing the handler and calling it is a 400.
/// </summary>
internal sealed class UnreadableFilter : IAsyncResourceFilter, IAsyncPageFilter, IOrderedFilter
{
    private static readonly object Reading = new();

    /// <summary>Before all others, so that nothing but the reading is looked at.</summary>
    public int Order => -2000;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var done = await next();
        if (context.HttpContext.Items.Remove(Reading) && done.Exception is { } trouble and not (BadHttpRequestException or OperationCanceledException))
            done.Exception = new BadHttpRequestException("What was sent cannot be read", StatusCodes.Status400BadRequest, trouble);
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        context.HttpContext.Items[Reading] = true;
        return Task.CompletedTask;
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.HttpContext.Items.Remove(Reading);
        return next();
    }
}
