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
    private readonly Permission? whose;

    /// <summary>To open the page at all.</summary>
    public AsksAgainAttribute()
    {
    }

    /// <summary>To send one of its forms, and only those who have this permission: others read the page and work on it as ever.</summary>
    public AsksAgainAttribute(Permission whose) => this.whose = whose;

    /// <summary>Before the form's key is taken.</summary>
    public int Order => -100;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var reads = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (http.IsFresh || whose is { } those && (reads || http.SignedIn?.Actor.Can(those) != true))
            await next();
        else
            context.Result = new LocalRedirectResult(http.ToAskAgain);
    }
}

internal static class Freshness
{
    extension(HttpContext http)
    {
        /// <summary>Whoever is there proved it less than ten minutes ago.</summary>
        public bool IsFresh => http.SignedIn?.IsFresh(http.RequestServices.GetRequiredService<TimeProvider>().Now) == true;

        /// <summary>The page that asks again and leads back to this one.</summary>
        public string ToAskAgain => "/again?returnUrl=" + Uri.EscapeDataString(HttpMethods.IsGet(http.Request.Method) ? http.Request.Here : http.Request.Path);
    }
}
