using System.Globalization;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Web;

/// <summary>
/// Answers <c>/v/{code}</c> with its finished page, before the request goes through packing, language, routing and views. The certificate is
/// looked up for every request and is part of what the page is kept under, so one revoked shows as revoked at once; only the drawing is
/// saved, for the minute that the page shows.
/// </summary>
internal sealed class AnswerCache(PublicLookup lookup, TimeProvider clock, IResponseCompressionProvider packing, IOptions<SiteSettings> site) : IDisposable
{
    /// <summary>What the page would look up again; the answer is null when there is no such certificate.</summary>
    /// <param name="At">when it was looked up</param>
    public sealed record Found(PublicAnswer? Answer, DateTime At);

    /// <summary>All that a page depends on.</summary>
    private sealed record Kept(PublicAnswer Answer, long Minute, bool IsEnglish, bool IsLarge, bool IsHighContrast, string? Packing);

    private sealed record Drawn(byte[] Body, string? ContentType, string? Encoding, string? Vary, DateTime At);

    private const string Address = "/v/";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly string session = site.Value.CookieNamed(SessionCookie.Cookie);
    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = 16 << 20 });

    public Task AnswerAsync(HttpContext http, RequestDelegate draw) => CodeOf(http.Request) is { } code ? AnswerAsync(http, code, draw) : draw(http);

    public void Dispose() => pages.Dispose();

    private async Task AnswerAsync(HttpContext http, string code, RequestDelegate draw)
    {
        var found = new Found(await FindAsync(code, http.RequestAborted), clock.Now);
        http.Features.Set(found);
        if (found.Answer is not { } answer)
        {
            await draw(http); // what is not there is not kept: guesses would fill the cache
            return;
        }
        var request = http.Request;
        var key = new Kept(answer, found.At.Ticks / TimeSpan.TicksPerMinute, request.IsEnglish, request.IsLarge, request.IsHighContrast,
            request.Headers.AcceptEncoding.Count == 0 ? null : packing.GetCompressionProvider(http)?.EncodingName);
        if (pages.TryGetValue(key, out Drawn? page))
            await SendAsync(http.Response, page!, found.At);
        else
            await DrawAsync(http, key, found.At, draw);
    }

    /// <summary>The code that a stranger asks for; null for every other request, which goes the usual way.</summary>
    private string? CodeOf(HttpRequest request)
    {
        var path = request.Path.Value!;
        return path.Length > Address.Length && path.StartsWith(Address, StringComparison.OrdinalIgnoreCase) && path.IndexOf('/', Address.Length) < 0
            && HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue && !request.Cookies.ContainsKey(session) && !PageNote.Waits(request)
            ? path[Address.Length..] : null;
    }

    private async Task<PublicAnswer?> FindAsync(string code, CancellationToken gone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Longest);
        try
        {
            return await lookup.ByCodeAsync(code, limit.Token);
        }
        catch (Exception over) when (DatabaseTrouble.IsGivenUp(over, limit.Token))
        {
            gone.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }
    }

    private static async Task SendAsync(HttpResponse response, Drawn page, DateTime now)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentType = page.ContentType;
        headers.ContentLength = page.Body.Length;
        if (page.Encoding is not null)
            headers.ContentEncoding = page.Encoding;
        if (page.Vary is not null)
            headers.Vary = page.Vary;
        headers.Age = Math.Max(0, (now - page.At).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
        await response.BodyWriter.WriteAsync(page.Body, response.HttpContext.RequestAborted);
    }

    private async Task DrawAsync(HttpContext http, Kept key, DateTime now, RequestDelegate draw)
    {
        var (response, outside) = (http.Response, http.Response.Body);
        using var drawn = new MemoryStream();
        response.Body = drawn;
        try
        {
            await draw(http);
        }
        finally
        {
            response.Body = outside;
        }
        var body = drawn.ToArray();
        var headers = response.Headers;
        if (response.StatusCode == StatusCodes.Status200OK && headers.SetCookie.Count == 0)
            pages.Set(key, new Drawn(body, headers.ContentType, headers.ContentEncoding, headers.Vary, now),
                new MemoryCacheEntryOptions { Size = body.Length, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) });
        if (body.Length > 0)
            await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
