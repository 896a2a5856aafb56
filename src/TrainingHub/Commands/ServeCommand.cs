using System.CommandLine;
using TrainingHub.Platform.Data;
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

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var builder = CommandHost.Builder(parsed);
        return await ServeAsync(builder, urls => Console.Error.WriteLine(Words.T("网站已启动：{0}（按 Ctrl+C 停止）", string.Join("  ", urls))), ct);
    }

    /// <summary>Serves until it is told to stop.</summary>
    /// <param name="builder">with the settings</param>
    /// <param name="afterStart">told the addresses once the site answers</param>
    public static Task<int> ServeAsync(WebApplicationBuilder builder, Action<IEnumerable<string>>? afterStart, CancellationToken ct) => CommandHost.ToldAsync(async () =>
    {
        if (builder.Configuration["urls"] is null && builder.Configuration["Kestrel:Endpoints:Http:Url"] is null && builder.Environment.EnvironmentName != "Test")
            builder.WebHost.UseUrls("http://localhost:5080");
        Proxies.CheckAddresses(Listening(builder.Configuration), builder.Configuration.GetSection(ProxySettings.Section).Get<ProxySettings>() ?? new());
        Setup.Add(builder);
        await using var app = builder.Build();
        CommandHost.MustExist(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DataSettings>>().Value);
        await app.Services.GetRequiredService<Migrate>().AtStartAsync(ct);
        Setup.Use(app);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException)
        {
            // The address is taken; what has begun beside it ends before the program says so.
            await app.StopAsync(CancellationToken.None);
            throw;
        }
        afterStart?.Invoke(app.Urls);
        await app.WaitForShutdownAsync(ct);
        return 0;
    });

    private static IEnumerable<string> Listening(ConfigurationManager settings) =>
        settings.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).Append(settings["urls"]).OfType<string>();
}
