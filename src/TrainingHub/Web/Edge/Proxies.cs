using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace TrainingHub.Web;

/// <summary>What stands between the site and its visitors: section <c>Proxies</c>.</summary>
internal sealed class ProxySettings
{
    public const string Section = "Proxies";

    /// <summary>Addresses of the proxies in front, such as <c>10.0.0.5</c>. What anybody else says about the caller is not believed.</summary>
    public string[] Known { get; set; } = [];
}

internal static class Proxies
{
    /// <summary>Names under which the site answers when the setting <c>AllowedHosts</c> names none: this machine only.</summary>
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddProxies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProxySettings>().BindConfiguration(ProxySettings.Section)
            .Validate(s => s.Known.All(k => IPAddress.TryParse(k, out _)), "Proxies:Known holds IP addresses, such as 10.0.0.5.")
            .ValidateOnStart();
        var known = configuration.GetSection(ProxySettings.Section).Get<ProxySettings>()?.Known ?? [];
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in known)
                if (IPAddress.TryParse(proxy, out var address))
                    options.KnownProxies.Add(address);
        });
        // The framework's own default is "everything".
        services.PostConfigure<HostFilteringOptions>(options =>
        {
            if (options.AllowedHosts.Count == 0 || options.AllowedHosts.Contains("*"))
                options.AllowedHosts = [.. Loopback];
            options.IncludeFailureMessage = false;
        });
    }

    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(ProxySettings.Section).Get<ProxySettings>() is { Known.Length: > 0 })
            app.UseForwardedHeaders();
    }

    /// <summary>
    /// Refuses to serve sign-ins in clear over a network: plain http is for this machine alone, or for a known proxy that speaks https outside.
    /// </summary>
    /// <param name="urls">what the site is to listen on, as given by <c>--urls</c> or the settings</param>
    /// <exception cref="RuleBroken">with the address and what to do</exception>
    public static void CheckAddresses(IEnumerable<string> urls, ProxySettings proxies)
    {
        foreach (var url in urls.SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var address = BindingAddress.Parse(url);
            if (!address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || address.IsUnixPipe || proxies.Known.Length > 0 || IsLoopback(address.Host))
                continue;
            throw new RuleBroken("serve.plain-http",
                "{0} 会让密码在网络上明文传送。请改用 https，或只监听本机（http://localhost:5080），或在 Proxies:Known 写明前面提供 https 的代理地址", url);
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
