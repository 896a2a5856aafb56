using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TrainingHub.Web;

namespace TrainingHub.Tests.Pages;

/// <summary>What any answer of the site looks like from outside.</summary>
public sealed class TheEdgeTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private WebApplicationFactory<Program> site = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        site = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
        {
            web.UseEnvironment("Test");
            foreach (var (key, value) in database.Settings)
                web.UseSetting(key, value);
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    private HttpClient Visitor() => site.CreateClient(new() { AllowAutoRedirect = false });

    [Theory, InlineData("/"), InlineData("/nowhere"), InlineData("/css/th.css"), InlineData("/errors/503")]
    public async Task Every_answer_carries_the_policy(string path)
    {
        var answer = await Visitor().GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
            "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("camera=(), microphone=(), geolocation=()", answer.Headers.GetValues("Permissions-Policy").Single());
    }

    [Fact]
    public async Task A_name_that_is_not_the_sites_is_refused_under_the_same_policy()
    {
        using var answer = await Visitor().SendAsync(new(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(Headers.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Nothing_inline_stands_in_a_page()
    {
        foreach (var path in new[] { "/", "/help", "/accessibility", "/nowhere" })
        {
            var page = await (await Visitor().GetAsync(path, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(" style=", page);
            Assert.DoesNotContain("<style", page);
            Assert.DoesNotContain(" onclick=", page);
            Assert.DoesNotMatch("<script(?! src=\"/)", page);
        }
    }

    [Theory]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("POST", "/nowhere", HttpStatusCode.NotFound)]
    [InlineData("GET", "/errors/403", HttpStatusCode.NotFound)]
    [InlineData("GET", "/errors/7", HttpStatusCode.NotFound)]
    [InlineData("GET", "/help?handler=Approve", HttpStatusCode.NotFound)]
    [InlineData("POST", "/help", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/help", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/help", HttpStatusCode.OK)]
    [InlineData("GET", "/errors/503", HttpStatusCode.ServiceUnavailable)]
    public async Task What_is_not_there_is_said_on_a_page_of_ours(string verb, string path, HttpStatusCode expected)
    {
        var answer = await Visitor().SendAsync(new(new(verb), path), TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        if (verb != "HEAD")
            Assert.Contains("<h1", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        if (expected == HttpStatusCode.MethodNotAllowed)
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow);
        if (expected == HttpStatusCode.ServiceUnavailable)
            Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_fragment_gets_its_error_without_the_layout()
    {
        var ask = new HttpRequestMessage(HttpMethod.Get, "/nowhere") { Headers = { { "HX-Request", "true" } } };
        var words = await (await Visitor().SendAsync(ask, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<html", words);
        Assert.Contains("role=\"alert\"", words);
    }

    [Fact]
    public async Task The_display_choice_is_a_cookie_and_leads_back()
    {
        var answer = await Visitor().GetAsync("/ui?mode=elder&contrast=nonsense&back=%2Fhelp%3Fa%3D1", TestContext.Current.CancellationToken);
        Assert.Equal("/help?a=1", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("ui-mode=elder", cookie);
        Assert.Contains("httponly", cookie);
        var elsewhere = await Visitor().GetAsync("/ui?lang=en&back=%2F%2Fevil.example", TestContext.Current.CancellationToken);
        Assert.Equal("/", elsewhere.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Pages_are_packed_when_the_visitor_asks()
    {
        var ask = new HttpRequestMessage(HttpMethod.Get, "/help") { Headers = { { "Accept-Encoding", "br" } } };
        var answer = await Visitor().SendAsync(ask, TestContext.Current.CancellationToken);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Styles_and_script_come_outside_of_development_too()
    {
        foreach (var file in new[] { "/css/th.css", "/js/th.js", "/img/icons.svg" })
            Assert.Equal(HttpStatusCode.OK, (await Visitor().GetAsync(file, TestContext.Current.CancellationToken)).StatusCode);
    }

    public static TheoryData<Exception, int> Mishaps() => new()
    {
        { new NotHere(), 404 },
        { new RuleBroken("x.y", "不行"), 400 },
        { new DbUpdateConcurrencyException("x"), 409 },
        { new DbUpdateException("x", new SqliteException("unique", 19, 2067)), 409 },
        { new DbUpdateException("x", new SqliteException("foreign key", 19, 787)), 404 },
        { new SqliteException("check", 19, 275), 400 },
        { new SqliteException("busy", 5, 517), 503 },
        { new SqliteException("full", 13, 13), 503 },
        { new DbUpdateException("x", new PostgresException("m", "ERROR", "ERROR", "23505")), 409 },
        { new PostgresException("m", "ERROR", "ERROR", "23503"), 404 },
        { new PostgresException("m", "ERROR", "ERROR", "23514"), 400 },
        { new PostgresException("m", "ERROR", "ERROR", "53300"), 503 },
        { new TimeoutException(), 503 },
        { new InvalidOperationException(), 500 },
    };

    [Theory, MemberData(nameof(Mishaps), DisableDiscoveryEnumeration = true)]
    public void A_mishap_gets_the_status_that_tells_what_to_do(Exception mishap, int status) => Assert.Equal(status, Mishap.StatusOf(mishap));
}
