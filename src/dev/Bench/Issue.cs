using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub;
using TrainingHub.Certification;
using TrainingHub.Papers;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Work;
using TrainingHub.Tests;
using TrainingHub.Training;
using Page = TrainingHub.Templates.Papers.Certificate;

namespace Bench;

/// <summary>
/// Number, row, PDF, stored bytes and letter of 2,000 certificates by the product's own job, against a bare loop that presses the same
/// pages and inserts each in a transaction of its own with the same settings, and against pressing alone.
/// </summary>
internal static class Issue
{
    private const int People = 2_000;

    public static async Task<int> RunAsync()
    {
        await using var town = await Town.MakeAsync();
        var run = await town.RunAsync(People);
        await town.ImportAsync(run, Given.Roster(Given.People(People)));
        await PassedAsync(town, run);
        await PressAsync(town, 50); // fonts, views and code are warm on both sides

        var watch = Stopwatch.StartNew();
        await town.DoAsync(s => s.GetRequiredService<IssueCertificates>().RunAsync(run.Code, Actor.System));
        await town.DoAsync(s => s.GetRequiredService<DueWork>().UntilEmptyAsync(default));
        var product = watch.Elapsed;
        var printed = await town.DoAsync(s => s.GetRequiredService<HubDb>().CertificatePapers.CountAsync());
        var peak = Town.PeakMegabytes;

        watch.Restart();
        var pages = await PressAsync(town, People);
        var press = watch.Elapsed;
        var bare = press + Insert(town, pages);

        Console.WriteLine($"product: {printed:N0} certificates in {product.TotalSeconds:0.0} s; bare loop (press and insert) {bare.TotalSeconds:0.0} s; press alone {press.TotalSeconds:0.0} s");
        Console.WriteLine($"speed against the bare loop {bare / product:P0} (at least 60%), against the press {press / product:P0} (at least 25%); peak memory {peak:0} MB (under 400)");
        return printed == People && bare / product >= 0.6 && press / product >= 0.25 && peak < 400 ? 0 : 1;
    }

    /// <summary>Everybody of the class is admitted and has passed; the notice is over.</summary>
    private static Task PassedAsync(Town town, CourseRun run) => town.DoAsync(async s =>
    {
        var given = new Given(s.GetRequiredService<HubDb>());
        var plan = await given.PlanAsync(run);
        await given.AdmittedAsync(plan);
        await given.PassedAsync(plan, run.Level, run.LastDay, run.LastDay.AddDays(7));
        town.Clock.SetDay(run.LastDay.AddDays(8));
    });

    private static Task<List<byte[]>> PressAsync(Town town, int count) => town.DoAsync(async s =>
    {
        var (templates, press) = (s.GetRequiredService<ITemplates>(), s.GetRequiredService<IPress>());
        var pages = new List<byte[]>(count);
        for (var i = 0; i < count; i++)
        {
            var code = QrCode.Svg($"HTTP://LOCALHOST:5080/V/{CheckCode.New()}");
            var person = TrainingHub.Demo.DemoPeople.At(i, "湖滨区");
            var svg = await templates.RenderAsync(new Page
            {
                Holder = person.Name,
                Sex = "女",
                IdType = "居民身份证",
                IdNumber = person.Number,
                Occupation = "养老护理员",
                Level = "五级/初级工",
                Number = CertificateNumber.Of("S000041000012", 2025, Level.Five, i + 1),
                Issuer = "基准认定中心",
                IssuedOn = "2025年3月20日",
                QrPath = code.Path,
                QrModules = code.Modules,
                CheckAddress = "http://localhost:5080/verify",
            });
            pages.Add(press.Press(svg, new PaperInfo("职业技能等级证书", "基准认定中心", "基准", DateTime.UnixEpoch)));
        }
        return pages;
    });

    private static TimeSpan Insert(Town town, List<byte[]> pages)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(town.Folder, "bare.db")};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; CREATE TABLE paper (id BLOB PRIMARY KEY, bytes BLOB NOT NULL)");
        var watch = Stopwatch.StartNew();
        foreach (var page in pages)
        {
            using var transaction = connection.BeginTransaction();
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO paper VALUES ($id, $bytes)";
            insert.Parameters.AddWithValue("$id", Guid.CreateVersion7().ToByteArray());
            insert.Parameters.AddWithValue("$bytes", page);
            insert.ExecuteNonQuery();
            transaction.Commit();
        }
        return watch.Elapsed;

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
