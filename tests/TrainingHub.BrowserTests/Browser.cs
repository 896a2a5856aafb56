using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using TrainingHub.Commands;

[assembly: AssemblyFixture(typeof(TrainingHub.BrowserTests.Browser))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace TrainingHub.BrowserTests;

/// <summary>
/// The application on Kestrel at a free loopback port with a data folder of its own, and one Chromium, for the whole run. Both
/// start with the first test that asks; a machine without Chromium shows the tests as skipped.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Chromium =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly string folder = Directory.CreateTempSubdirectory("hub-browser-").FullName;
    private readonly SemaphoreSlim starting = new(1);
    private WebApplicationFactory<Program>? app;
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>Address of the running site.</summary>
    public Uri Root { get; private set; } = null!;

    /// <summary>What the site is told; a journey that needs other settings belongs in a fixture of its own.</summary>
    private Dictionary<string, string> Settings => new()
    {
        ["Data:Folder"] = folder,
        ["Keys:File"] = Path.Combine(folder, "keys.json"),
        ["Site:Host"] = "三门峡市人力资源和社会保障局",
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Opens a path in a fresh profile.</summary>
    public async Task<Sheet> OpenAsync(string path, Look? look = null)
    {
        Assert.SkipWhen(Chromium is null, "Chromium is not on this machine (Debian: apt-get install chromium)");
        await StartAsync();
        look ??= Look.Desktop;
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = Root.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            JavaScriptEnabled = look.HasScript,
            IsMobile = look.Width < 500,
            HasTouch = look.Width < 500,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "zh-CN",
        });
        if (look.Cookies.Count > 0)
            await context.AddCookiesAsync(look.Cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Root.ToString() }));
        var sheet = new Sheet(context, await context.NewPageAsync());
        await sheet.Page.GotoAsync(path);
        return sheet;
    }

    private async Task StartAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (chromium is not null)
                return;
            // The demonstration city is what people are shown first, and what journeys walk on.
            Assert.Equal(0, await CommandLine.RunAsync(["demo", "--once", "--data", folder, "--keys", Settings["Keys:File"]]));
            app = new WebApplicationFactory<Program>().WithWebHostBuilder(web =>
            {
                web.UseEnvironment("Test");
                web.ConfigureLogging(logs => logs.ClearProviders());
                foreach (var (key, value) in Settings)
                    web.UseSetting(key, value);
            });
            app.UseKestrel(0);
            app.StartServer();
            Root = app.ClientOptions.BaseAddress;
            Assertions.SetDefaultExpectTimeout(20_000); // a busy build machine is slow, not wrong
            playwright = await Playwright.CreateAsync();
            chromium = await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Chromium,
                Headless = true,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
        finally
        {
            starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        if (app is not null)
            await app.DisposeAsync();
        starting.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
