using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrainingHub;
using TrainingHub.Demo;
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

    public static async Task<Town> MakeAsync()
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
        var town = new Town { Site = builder.Build(), Folder = folder, Clock = clock };
        await town.DoAsync(async s =>
        {
            await s.GetRequiredService<Migrate>().RunAsync();
            var city = City.Of("sanmenxia");
            await s.GetRequiredService<SeedCity>().RunAsync(city, Actor.System);
            var db = s.GetRequiredService<HubDb>();
            db.Add(new School { Name = "基准学校", RegionPath = RegionPath.Of(city.Path, "411202"), CreatedAt = clock.Now });
            db.Add(new Assessor { Name = "基准认定中心", Kind = AssessorKind.SocialBody, Prefix = "S000041000012", RegionPath = city.Path, FiledOn = new(2024, 1, 1), CreatedAt = clock.Now });
            await db.SaveChangesAsync();
        });
        return town;
    }

    /// <summary>An open class of the school, made past the page's limit of seats.</summary>
    public Task<CourseRun> RunAsync(string code, int seats) => DoAsync(async s =>
    {
        var db = s.GetRequiredService<HubDb>();
        var school = await db.Schools.FirstAsync();
        var run = new CourseRun
        {
            Code = code,
            Name = "基准班",
            CourseId = await db.Courses.Select(c => c.Id).FirstAsync(),
            Level = Level.Five,
            SchoolId = school.Id,
            AssessorId = await db.Assessors.Select(a => a.Id).FirstAsync(),
            RegionPath = school.RegionPath,
            FirstDay = new(2025, 3, 10),
            LastDay = new(2025, 3, 12),
            Seats = seats,
            CreatedAt = Clock.Now,
        };
        db.Add(run);
        await db.SaveChangesAsync();
        return run;
    });

    /// <summary>A roster workbook of made-up people.</summary>
    public static byte[] Roster(int people)
    {
        var stream = new MemoryStream();
        using (var sheets = new SheetWriter(stream))
        {
            sheets.BeginSheet("学员", [new("姓名", 14), new("证件号码", 24), new("性别", 8), new("手机号码", 16), new("文化程度", 10), new("所在单位", 26), new("申报等级", 14)]);
            for (var i = 0; i < people; i++)
            {
                var p = DemoPeople.At(i, "湖滨区");
                sheets.Row().Add(p.Name).Add(p.Number).Add(p.Sex == Sex.Female ? "女" : "男").Add(p.Phone).Add(p.Education).Add(p.Workplace).Add("五级/初级工");
            }
        }
        return stream.ToArray();
    }

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

    public Task DoAsync(Func<IServiceProvider, Task> act) => DoAsync(async s => { await act(s); return true; });

    public static double PeakMegabytes => System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
