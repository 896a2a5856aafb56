using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace TrainingHub.Web;

/// <summary>What says itself that it is larger than the page takes is 413 before anything of it is read.</summary>
internal sealed class TooLargeFilter : IAuthorizationFilter, IOrderedFilter
{
    /// <summary>After the page's own limit (900), before the antiforgery check (1000), which would say 400.</summary>
    public int Order => 950;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!HandlerFilter.IsErrorPage(http) && http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
