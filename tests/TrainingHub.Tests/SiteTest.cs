using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;

namespace TrainingHub.Tests;

/// <summary>A story over HTTP: the whole site as it is served, in memory, on the test's own database.</summary>
public abstract class SiteTest : HubTest
{
    private TestServer server = null!;

    /// <summary>A browser of its own: keeps cookies, does not follow redirects.</summary>
    protected HttpClient Browser() => new(new CookieContainerHandler { InnerHandler = server.CreateHandler() }) { BaseAddress = new Uri("http://localhost") };

    protected override void Prepare(WebApplicationBuilder builder) => builder.WebHost.UseTestServer();

    protected override async Task BuiltAsync(WebApplication site)
    {
        Setup.Use(site);
        await site.StartAsync(Stop);
        server = site.GetTestServer();
    }
}
