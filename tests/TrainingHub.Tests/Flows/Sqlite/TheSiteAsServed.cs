using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TrainingHub.Tests.Flows;

/// <summary><c>serve</c> as a process of its own, asked over loopback.</summary>
internal sealed class TheSiteAsServed : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> log;
    private readonly HttpClient browser;

    private TheSiteAsServed(Process process, int port)
    {
        this.process = process;
        log = process.StandardError.ReadToEndAsync();
        browser = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public bool IsThere => !process.HasExited;

    /// <summary>Started, and answering.</summary>
    public static async Task<TheSiteAsServed> StartedAsync(TheProgram program, params string[] words)
    {
        var port = FreePort();
        var site = new TheSiteAsServed(program.Start(["serve", $"--urls=http://127.0.0.1:{port}", .. words]), port);
        for (var tries = 0; ; tries++)
        {
            try
            {
                await site.AskAsync("/health");
                return site;
            }
            catch (HttpRequestException) when (tries < 600 && site.IsThere)
            {
                await Task.Delay(100, Stop);
            }
            catch (HttpRequestException)
            {
                Assert.Fail(site.IsThere ? "it does not answer" : await site.log);
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task<(HttpStatusCode Status, string Body)> AskAsync(string path)
    {
        using var answer = await browser.GetAsync(path, Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Tells it to end.</summary>
    /// <returns>exit code and log</returns>
    public async Task<(int Exit, string Log)> EndAsync()
    {
        var exit = await TheProgram.EndAsync(process);
        return (exit, await log);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsThere)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        browser.Dispose();
    }
}
