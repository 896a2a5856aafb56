using System.CommandLine;
using TrainingHub.Demo;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;
using TrainingHub.Web;

namespace TrainingHub.Commands;

/// <summary><c>serve</c>: the site with its background work. What the program does when it is told nothing.</summary>
internal static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "serve the site and do its background work (the default); --urls http://localhost:5080") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(RunAsync);
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken ct) => CommandHost.ToldAsync(() => ServeAsync(CommandHost.Builder(parsed), ct));

    /// <summary>Serves until it is told to stop.</summary>
    /// <param name="builder">with the settings</param>
    public static async Task<int> ServeAsync(WebApplicationBuilder builder, CancellationToken ct)
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["Kestrel:Endpoints:Http:Url"] is null && builder.Environment.EnvironmentName != "Test")
            builder.WebHost.UseUrls("http://localhost:5080");
        MakeThreads();
        Proxies.CheckAddresses(Listening(builder.Configuration), builder.Configuration.GetSection(ProxySettings.Section).Get<ProxySettings>() ?? new());
        Setup.Add(builder);
        await using var app = builder.Build();
        CommandHost.MustExist(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DataSettings>>().Value);
        await app.Services.GetRequiredService<Migrate>().AtStartAsync(ct);
        app.Services.GetRequiredService<IdVault>().MustOpen();
        Setup.Use(app);
        try
        {
            await app.StartAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested || app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return 0; // told to end while it was starting
        }
        catch
        {
            // The address may be taken; what has begun beside it ends before the program says so.
            await app.StopAsync(CancellationToken.None);
            throw;
        }
        await TellAsync(app, ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    // The embedded database works on the asker's own thread, and the pool adds threads too slowly to keep up with blocked ones.
    private static void MakeThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 8 * Environment.ProcessorCount), ports);
    }

    /// <summary>A demonstration's accounts belong to its data, whatever command serves them.</summary>
    private static async Task TellAsync(WebApplication app, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        if (await db.IsDemoAsync(ct))
            await DemoCity.TellAccountsAsync(db, app.Urls, ct);
        else
            Console.Error.WriteLine(Words.T("网站已启动：{0}（按 Ctrl+C 停止）", string.Join("  ", app.Urls)));
    }

    private static IEnumerable<string> Listening(ConfigurationManager settings) =>
        settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).Append(settings["urls"]).OfType<string>();
}
