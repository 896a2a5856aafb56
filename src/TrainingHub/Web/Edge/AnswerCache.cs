using System.Globalization;
using Microsoft.AspNetCore.OutputCaching;
using TrainingHub.Certification;

namespace TrainingHub.Web;

/// <summary>
/// Keeps the finished pages of <c>/v/{code}</c> for the minute they show. The certificate is looked up for every request and
/// is part of what the page is kept under, so one revoked shows as revoked at once; only the drawing of the page is saved.
/// </summary>
internal sealed class AnswerCache(PublicLookup lookup, TimeProvider clock) : IOutputCachePolicy
{
    public const string Name = "answer";

    /// <summary>What the page would look up again; null when there is no such certificate.</summary>
    public sealed record Found(PublicAnswer? Answer);

    public async ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.HasValue || http.User.Identity?.IsAuthenticated == true || PageNote.Waits(request))
            return;
        var answer = await lookup.ByCodeAsync((string)http.GetRouteValue("code")!, cancellation);
        http.Features.Set(new Found(answer));
        if (answer is null)
            return; // what is not there is not kept: guesses would fill the cache
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(1);
        var vary = context.CacheVaryByRules;
        vary.VaryByValues["certificate"] = answer.ToString();
        vary.VaryByValues["minute"] = clock.Now.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
        vary.VaryByValues["look"] = $"{CultureInfo.CurrentUICulture.Name}/{request.IsLarge}/{request.IsHighContrast}";
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
