using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Web;

/// <summary>
/// How many pages of the offices are read at the same time. The embedded database works on the asker's own thread: without turns,
/// a morning of open dashboards would take every thread, and the public check, which asks for a moment only, would wait behind them.
/// Who waits holds no thread, and gets 503 when the request's time is over. Sending a form waits for nobody.
/// </summary>
internal sealed class InTurn(IOptions<DataSettings> data) : IAsyncPageFilter, IDisposable
{
    // Half of the processors, so that the public check has the other half; a server answers from elsewhere, and its askers wait without a thread.
    private readonly SemaphoreSlim seats = new(data.Value.Database == DatabaseKind.Sqlite ? Math.Max(1, Environment.ProcessorCount / 2) : 8 * Environment.ProcessorCount);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next();
            return;
        }
        await seats.WaitAsync(http.RequestAborted);
        try
        {
            await next();
        }
        finally
        {
            seats.Release();
        }
    }

    public void Dispose() => seats.Dispose();
}
