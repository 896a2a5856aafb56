using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace TrainingHub.Tests.Pages;

/// <summary>What is larger than the page takes is said to be too large, and not to be an old form. On the real server, which alone has limits.</summary>
public sealed class AFormTooLargeTests : HubTest
{
    private HttpClient browser = null!;

    protected override void Prepare(WebApplicationBuilder builder) => builder.WebHost.UseUrls("http://127.0.0.1:0");

    protected override async Task BuiltAsync(WebApplication site)
    {
        Setup.Use(site);
        await site.StartAsync(Stop);
        var address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        browser = new HttpClient { BaseAddress = new Uri(address) };
    }

    public override async ValueTask DisposeAsync()
    {
        browser?.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task It_is_413_with_the_size_that_is_taken()
    {
        using var body = new FormUrlEncodedContent([new("Input.UserName", new string('a', 1_100_000))]);
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = body };
        ask.Headers.ExpectContinue = true; // the answer comes before the body
        using var answer = await browser.SendAsync(ask, Stop);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("1 MB", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
