using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;

namespace TrainingHub.Web;

/// <summary>How often one address may ask where no account is needed: section <c>RateLimits</c>. Raised for benchmarks, never switched off.</summary>
internal sealed class RateLimitSettings
{
    public const string Section = "RateLimits";

    /// <summary>Public answers opened by the code on a paper, per minute: a hall of people behind one address scans at the same time.</summary>
    [Range(1, 1_000_000_000)]
    public int ShownPerMinute { get; set; } = 600;

    /// <summary>Number and name asked for, per minute: what could be guessed.</summary>
    [Range(1, 1_000_000_000)]
    public int AskedPerMinute { get; set; } = 30;

    /// <summary>Passwords, codes and links tried, per minute.</summary>
    [Range(1, 1_000_000_000)]
    public int SignInPerMinute { get; set; } = 30;
}

internal static class RateLimits
{
    private static readonly string[] Shown = ["/v", "/verify"];
    private static readonly string[] WayIn = ["/sign-in", "/forgot", "/reset", "/second-factor", "/password"];

    public static void AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RateLimitSettings>().BindConfiguration(RateLimitSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        var settings = configuration.GetSection(RateLimitSettings.Section).Get<RateLimitSettings>() ?? new();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => LimitOf(http.Request) switch
            {
                Limit.None => RateLimitPartition.GetNoLimiter(""),
                Limit.Shown => Window("shown", http, settings.ShownPerMinute),
                Limit.Asked => Window("asked", http, settings.AskedPerMinute),
                Limit.SignIn => Window("sign-in", http, settings.SignInPerMinute),
                var other => throw new InvalidOperationException($"no limit {other}"),
            });
        });
    }

    internal enum Limit
    {
        None,
        Shown,
        Asked,
        SignIn,
    }

    /// <summary>Which limit a request falls under. By address, so that no endpoint below it can be forgotten.</summary>
    internal static Limit LimitOf(HttpRequest request)
    {
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (Shown.Any(p => request.Path.StartsWithSegments(p)))
            return reads ? Limit.Shown : Limit.Asked;
        // A link is tried by opening it.
        if (WayIn.Any(p => request.Path.StartsWithSegments(p)) && (!reads || request.Path.StartsWithSegments("/reset")))
            return Limit.SignIn;
        return Limit.None;
    }

    private static RateLimitPartition<string> Window(string name, HttpContext http, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter($"{name}|{Caller.Of(http)}", _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        });
}
