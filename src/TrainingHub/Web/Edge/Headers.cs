using Microsoft.AspNetCore.StaticAssets;

namespace TrainingHub.Web;

/// <summary>What every answer says about itself. The policy has no exceptions: nothing inline, nothing from another host, no data addresses.</summary>
internal sealed class Headers : IStartupFilter
{
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(Promise);
        next(app);
    };

    private static Task Promise(HttpContext context, RequestDelegate next)
    {
        // At the last moment: whoever answers for a failure clears what was set before.
        context.Response.OnStarting(() =>
        {
            Protect(context.Response.Headers);
            Keep(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    /// <summary>
    /// Pages seen after sign-in and answers that say what went wrong stay in no cache at all. Other pages may be kept by the
    /// visitor's own browser only, since they differ by cookie; files of ours keep the long life their fingerprint allows.
    /// </summary>
    private static void Keep(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            return;
        if (context.User.Identity?.IsAuthenticated == true || context.Response.StatusCode >= 400)
            context.Response.Headers.CacheControl = "no-store";
        else if (context.Response.Headers.CacheControl.Count == 0)
            context.Response.Headers.CacheControl = "private, no-cache";
    }
}
