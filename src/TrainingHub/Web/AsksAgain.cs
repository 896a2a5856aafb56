using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using TrainingHub.Ground;

namespace TrainingHub.Web;

/// <summary>
/// A weighty page: whoever last proved who is there ten minutes ago or longer is asked for password or code first, and comes back.
/// A form sent too late does nothing; its page is opened anew. Only those who may open the page are asked.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksAgainAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Before the form's key is taken.</summary>
    public int Order => -100;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.SignedIn?.IsFresh(http.RequestServices.GetRequiredService<TimeProvider>().Now) == true)
            await next();
        else
            context.Result = new LocalRedirectResult("/again?returnUrl=" + Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) ? http.Request.Here : http.Request.Path));
    }
}
