using System.Text.Json;
using Microsoft.Playwright;

namespace TrainingHub.BrowserTests;

/// <summary>One open page, what the browser complained of, and the questions asked of every page.</summary>
public sealed class Sheet : IAsyncDisposable
{
    private static readonly string AxeFile = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
    private readonly IBrowserContext context;

    public Sheet(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, m) =>
        {
            if (m.Type is "error" or "warning" && !m.Text.Contains("the server responded with a status of"))
                Complaints.Add(m.Text);
        };
        page.PageError += (_, e) => Complaints.Add("script: " + e);
        page.RequestFailed += (_, r) => Complaints.Add("request failed: " + r.Url);
    }

    public IPage Page { get; }

    /// <summary>Policy violations, script errors, files that did not come.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>
    /// What axe-core finds under WCAG 2.0–2.2 A and AA and best practice; empty is well. It goes in through the DevTools
    /// protocol, which the page's policy does not stop.
    /// </summary>
    public async Task<string[]> AxeAsync()
    {
        Assert.SkipUnless(File.Exists(AxeFile), "axe-core is not on this machine: npm was not available when the tests were built");
        var devTools = await context.NewCDPSessionAsync(Page);
        await devTools.SendAsync("Runtime.evaluate", new() { ["expression"] = await File.ReadAllTextAsync(AxeFile) });
        var found = await Page.EvaluateAsync<JsonElement>("""
            async () => {
              const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const result = await axe.run(document, { runOnly: rules });
              return result.violations.map(v => `${v.impact} ${v.id}: ${v.help} @ ${v.nodes.slice(0, 4).map(n => n.target.join(' ')).join(' ; ')}`);
            }
            """);
        return [.. found.EnumerateArray().Select(e => e.GetString()!)];
    }

    /// <summary>Pixels by which the page is wider than the window; 0 when it fits.</summary>
    public Task<int> OverflowAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Fits, obeys its own policy and passes axe.</summary>
    public async Task IsSoundAsync()
    {
        Assert.Empty(Complaints);
        Assert.True(await OverflowAsync() <= 0, "the page scrolls sideways");
        Assert.Empty(await AxeAsync());
    }

    /// <summary>A picture of the whole page, for the README and for looking at.</summary>
    public Task ShootAsync(string file) => Page.ScreenshotAsync(new() { Path = file, FullPage = true });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
