using System.CommandLine;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary>How a command opens the data.</summary>
internal enum Opened
{
    /// <summary>To work on them; refused where there are none.</summary>
    Existing,

    /// <summary>To read them, also beside a running site; refused where there are none.</summary>
    ToRead,

    /// <summary>To begin them where there are none.</summary>
    OrMade,
}

/// <summary>The one frame of all commands: settings, a scope in which the product itself acts under the command's name, and the exit code.</summary>
internal static class CommandHost
{
    /// <summary>A builder with the settings of files, environment and command line; logs go to standard error.</summary>
    public static WebApplicationBuilder Builder(ParseResult parsed, Dictionary<string, string?>? settings = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. parsed.UnmatchedTokens],
            ApplicationName = "TrainingHub",
            ContentRootPath = AppContext.BaseDirectory,
        });
        // appsettings.json is looked for where the command is typed, too: that is where an administrator keeps it.
        builder.Configuration.AddJsonFile(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"), optional: true, reloadOnChange: false);
        builder.Configuration.AddEnvironmentVariables();
        if (Environment.GetEnvironmentVariable("TRAININGHUB_KEYS") is { Length: > 0 } keyFile)
            builder.Configuration.AddInMemoryCollection([new("Keys:File", keyFile)]);
        builder.Configuration.AddCommandLine([.. parsed.UnmatchedTokens]);
        var given = new Dictionary<string, string?>(settings ?? []);
        if (parsed.GetValue(CommandLine.Data) is { } folder)
            given["Data:Folder"] = folder;
        if (parsed.GetValue(CommandLine.Keys) is { } keys)
            given["Keys:File"] = keys;
        builder.Configuration.AddInMemoryCollection(given);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        // What the database refuses is told where it is caught: by a page, a piece of work, or at the end of the command.
        foreach (var part in (string[])["Database.Command", "Database.Connection", "Query", "Update"])
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore." + part, LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Hangfire", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // a start that fails is told in one line by ToldAsync
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error); // it warns of keys in clear, not knowing that SiteKeys seals them
        return builder;
    }

    extension(Command command)
    {
        /// <summary>What the command does, and how it opens the data for it; returns the exit code.</summary>
        public Command Does(Opened opened, Func<Call, Task<int>> run) => command.Does(_ => opened, run);

        /// <summary>As above, where it depends on what was typed.</summary>
        public Command Does(Func<ParseResult, Opened> opened, Func<Call, Task<int>> run)
        {
            command.SetAction((parsed, stop) => ToldAsync(async () =>
            {
                var how = opened(parsed);
                var builder = Builder(parsed, how == Opened.ToRead ? new() { ["Data:ReadOnly"] = "true" } : null);
                // What the database refuses is told once, at the end.
                builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
                Setup.Add(builder);
                await using var app = builder.Build();
                var data = app.Services.GetRequiredService<IOptions<DataSettings>>().Value;
                if (how != Opened.OrMade)
                    MustExist(data);
                await using var scope = app.Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<Acting>().Act = command.Name;
                return await run(new(parsed, scope.ServiceProvider, stop));
            }));
            return command;
        }
    }

    /// <summary>What the product, its settings or the machine refuses becomes a line on standard error and an exit code.</summary>
    public static async Task<int> ToldAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (RuleBroken broken)
        {
            return Told($"{broken.Said} [{broken.Code}]", CommandLine.Refused);
        }
        catch (OptionsValidationException wrong)
        {
            return Told(string.Join(Environment.NewLine, wrong.Failures), CommandLine.NotAsItShouldBe);
        }
        catch (Exception trouble)
        {
            return Told(MachineTrouble.Of(trouble), CommandLine.NotAsItShouldBe);
        }
    }

    private static int Told(string words, int exit)
    {
        Console.Error.WriteLine(words);
        return exit;
    }

    /// <summary>Refuses to work on a folder that holds no database, with what to do next.</summary>
    public static void MustExist(DataSettings data)
    {
        if (data.Database == DatabaseKind.Sqlite && !File.Exists(data.File))
            throw new RuleBroken("data.empty", "文件夹{0}里还没有数据。试用请运行 demo；正式启用请依次运行 seed --city、create-admin、serve", Path.GetFullPath(data.Folder));
    }
}
