using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrainingHub;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Sheets;
using TrainingHub.Tests;
using TrainingHub.Training;

namespace Bench;

/// <summary>A city in a folder of its own with one school, one assessor and one class, under a clock that can be set.</summary>
internal sealed class Town : IAsyncDisposable
{
    public required WebApplication Site { get; init; }
    public required string Folder { get; init; }
    public required FakeClock Clock { get; init; }

    private School school = null!;
    private Assessor assessor = null!;

    /// <param name="hears">hears every statement</param>
    public static async Task<Town> MakeAsync(IInterceptor? hears = null)
    {
        var clock = new FakeClock();
        clock.SetDay(new(2025, 3, 3));
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "TrainingHub", EnvironmentName = "Bench" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Data:Folder"] = folder,
            ["Keys:File"] = Path.Combine(folder, "keys.json"),
            ["Urls"] = "http://127.0.0.1:0",
            ["Work:Engine"] = "false",
            ["RateLimits:ShownPerMinute"] = "1000000000",
        });
        builder.Logging.ClearProviders();
        Setup.Add(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        if (hears is not null)
            builder.Services.AddSingleton(hears);
        var town = new Town { Site = builder.Build(), Folder = folder, Clock = clock };
        await town.DoAsync(async s =>
        {
            await s.GetRequiredService<Migrate>().RunAsync();
            var given = new Given(s.GetRequiredService<HubDb>());
            await given.CityAsync();
            (town.school, town.assessor) = (await given.SchoolAsync(), await given.AssessorAsync());
        });
        return town;
    }

    /// <summary>An open class of the school, made past the page's limit of seats.</summary>
    public Task<CourseRun> RunAsync(int seats) => DoAsync(s => new Given(s.GetRequiredService<HubDb>()).RunAsync(school, new(2025, 3, 10), assessor: assessor, days: 3, seats: seats));

    public async Task<ImportCounts> ImportAsync(CourseRun run, byte[] file) => await DoAsync(async s =>
    {
        var roster = TraineeSheet.Read(file, "roster.xlsx", SheetLimits.Upload);
        var rehearsed = await s.GetRequiredService<Rehearse>().RunAsync(run, roster.Rows, roster.Columns);
        return await s.GetRequiredService<ImportWhole>().RunAsync(run, roster, rehearsed, file, "roster.xlsx", Actor.System);
    });

    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    public Task DoAsync(Func<IServiceProvider, Task> act) => DoAsync(async s =>
    {
        await act(s);
        return true;
    });

    public static double PeakMegabytes => System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
