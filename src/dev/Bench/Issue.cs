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
/// Number, row, PDF, stored bytes and letter of 1,000 certificates by the product's own job, against a bare loop that presses the same
/// pages and inserts each in a transaction of its own with the same settings, and against pressing alone; in turn, several times.
/// </summary>
internal static class Issue
{
    private const int People = 1_000, Warm = 100;

    public static async Task<int> RunAsync()
    {
        await using var town = await Town.MakeAsync();
        await ProductAsync(town, Warm, 0); // fonts, views and code are warm on both sides
        await PressAsync(town, Warm);
        var (product, press, bare, peak) = (new List<Cost>(), new List<Cost>(), new List<Cost>(), 0d);
        for (var round = 1; round <= Cost.Rounds; round++)
        {
            product.Add(await ProductAsync(town, People, round * People));
            peak = round == 1 ? Town.PeakMegabytes : peak; // before this process holds the pages of the other side
            List<byte[]> pages = [];
            press.Add(await Cost.OfAsync(async () => pages = await PressAsync(town, People)));
            bare.Add(press[^1] + await Cost.OfAsync(() => InsertAsync(town, pages, round)));
            Console.WriteLine($"{round}: product {product[^1]}; press and insert {bare[^1]}; press {press[^1]}");
        }
        var (ours, floor, alone) = (Cost.Median(product), Cost.Median(bare), Cost.Median(press));
        var (ratio, speed, pressed) = (floor.Cpu / ours.Cpu, People / ours.Cpu.TotalSeconds, People / alone.Cpu.TotalSeconds);
        Console.WriteLine($"{People:N0} certificates: {ours}; press and insert: {floor}; press alone: {alone}");
        Console.WriteLine($"speed against press and insert {floor.Wall / ours.Wall:P0}, of processor {ratio:P0} (at least 60%); peak memory {peak:0} MB (under 400)");
        Console.WriteLine($"a second of one processor: {speed:N0} certificates (at least 250), {pressed:N0} pressed (at least 600)");
        return ratio >= 0.6 && speed >= 250 && pressed >= 600 && peak < 400 ? 0 : 1;
    }

    public static async Task<int> PressAloneAsync()
    {
        await using var town = await Town.MakeAsync();
        await PressAsync(town, Warm);
        var (costs, bytes) = (new List<Cost>(), 0L);
        for (var round = 1; round <= Cost.Rounds; round++)
            costs.Add(await Cost.OfAsync(async () => bytes = (await PressAsync(town, People)).Sum(p => p.LongLength)));
        var speed = People / Cost.Median(costs).Cpu.TotalSeconds;
        Console.WriteLine($"{People:N0} pages of {bytes / People:N0} bytes: {Cost.Median(costs)}; {speed:N0} a second of one processor (at least 600)");
        return speed >= 600 ? 0 : 1;
    }

    private static async Task<Cost> ProductAsync(Town town, int people, int from)
    {
        var run = await town.RunAsync(people);
        await town.ImportAsync(run, Given.Roster(Given.People(people, from)));
        await PassedAsync(town, run);
        var before = await PrintedAsync(town);
        var cost = await Cost.OfAsync(async () =>
        {
            await town.DoAsync(s => s.GetRequiredService<IssueCertificates>().RunAsync(run.Code, Actor.System));
            await town.DoAsync(s => s.GetRequiredService<DueWork>().UntilEmptyAsync(default));
        });
        return await PrintedAsync(town) == before + people ? cost : throw new InvalidOperationException("certificates are missing");
    }

    private static Task<int> PrintedAsync(Town town) => town.DoAsync(s => s.GetRequiredService<HubDb>().CertificatePapers.CountAsync());

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

    private static Task InsertAsync(Town town, List<byte[]> pages, int round)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(town.Folder, $"bare{round}.db")};Pooling=False");
        connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; CREATE TABLE paper (id BLOB PRIMARY KEY, bytes BLOB NOT NULL)");
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
        return Task.CompletedTask;

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }
}
