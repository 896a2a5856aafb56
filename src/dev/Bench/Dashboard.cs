using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrainingHub;
using TrainingHub.Tests;
using TrainingHub.Training;

namespace Bench;

/// <summary>
/// The city's target page over 200,000 certificates, as it is served, against the bare grouped SQL it needs: live certificates
/// by county and level, and persons whose hours were reached by county.
/// </summary>
internal static class Dashboard
{
    private const int PerClass = 5_000, Rounds = 30;
    private static readonly DateOnly Since = new(2022, 1, 1), Until = new(2022, 12, 31);
    private static readonly string[] Counties = ["湖滨区", "陕州区", "渑池县", "卢氏县", "义马市", "灵宝市", "经济开发区", "城乡一体化示范区"];

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        try
        {
            await using var site = await SiteAsync(folder);
            await using var scope = site.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HubDb>();
            var cookie = await Given.CookieAsync(site.Services, await FillAsync(db));
            using var browser = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
            browser.DefaultRequestHeaders.Add("Cookie", "hub=" + cookie);

            var page = await P95Async(async () => (await browser.GetStringAsync("/dashboard?year=2022")).Length);
            var bare = await P95Async(() => BareAsync(db));
            Console.WriteLine($"{await db.Certificates.CountAsync():N0} certificates of five years, {await db.Attendances.CountAsync():N0} attendance rows of one year");
            Console.WriteLine($"page p95 {page:0} ms, bare grouped SQL p95 {bare:0} ms, ratio {page / bare:0.00} (at most 3)");
            return page / bare < 3 ? 0 : 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<WebApplication> SiteAsync(string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "TrainingHub", EnvironmentName = "Bench" });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = folder, ["Urls"] = "http://127.0.0.1:0" });
        builder.Logging.ClearProviders();
        Setup.Add(builder);
        var site = builder.Build();
        await using (var scope = site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<HubDb>().Database.MigrateAsync();
        Setup.Use(site);
        await site.StartAsync();
        return site;
    }

    /// <summary>One person a class through the entities, the others as copies of these rows.</summary>
    private static async Task<string> FillAsync(HubDb db)
    {
        var given = new Given(db);
        var city = await given.CityAsync();
        var number = 0;
        foreach (var county in Counties)
        {
            var school = await given.SchoolAsync(county);
            for (var year = 2018; year <= 2022; year++)
            {
                var run = await given.RunAsync(school, new(year, 3, 1));
                var people = year == 2022 ? await given.TrainedAsync(run, 1) : [await given.TraineeAsync()];
                var certificate = await given.CertificateAsync(run, people[0], new(year, 1, 1));
                await CopyAsync(db, certificate.Id, number += PerClass);
            }
        }
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        var (user, membership) = await given.AccountAsync(Role.CityOfficer, city.Path);
        return await given.SignedInAsync(user, membership, TimeProvider.System.Now);
    }

    private static async Task CopyAsync(HubDb db, Guid certificate, int from)
    {
        var connection = db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
            await connection.OpenAsync();
        var id = certificate.ToString().ToUpperInvariant();
        string Key(int table) => $"printf('%08X-0000-7000-8000-%012X', {table}, {from} + n.i)";
        var one = $"(SELECT * FROM certificates WHERE id = '{id}')";
        await Copy("trainees", $"t.id = (SELECT trainee_id FROM {one})", ("id", Key(1)));
        await Copy("enrolments", $"t.id = (SELECT c.enrolment_id FROM candidates c JOIN {one} o ON o.candidate_id = c.id)", ("id", Key(2)), ("trainee_id", Key(1)));
        await Copy("candidates", $"t.id = (SELECT candidate_id FROM {one})", ("id", Key(3)), ("trainee_id", Key(1)), ("enrolment_id", Key(2)));
        await Copy("certificates", $"t.id = '{id}'", ("id", Key(4)), ("trainee_id", Key(1)), ("candidate_id", Key(3)), ("serial", $"{from} + n.i"),
            ("number", $"printf('B%021d', {from} + n.i)"), ("code", $"printf('B%016d', {from} + n.i)"), ("issued_on", "date(t.issued_on, '+' || (n.i % 365) || ' days')"),
            ("level", "CASE n.i % 6 WHEN 0 THEN 'Three' WHEN 1 THEN 'Four' ELSE 'Five' END"));
        await Copy("attendances", $"t.enrolment_id = (SELECT c.enrolment_id FROM candidates c JOIN {one} o ON o.candidate_id = c.id)",
            ("id", "printf('%08X-0000-7000-8000-', random() & 4294967295) || hex(randomblob(6))"), ("enrolment_id", Key(2)));

        async Task Copy(string table, string which, params (string Column, string Value)[] other)
        {
            var columns = new List<string>();
            using (var ask = connection.CreateCommand())
            {
                ask.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
                using var reader = await ask.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                    columns.Add(reader.GetString(0));
            }
            using var insert = connection.CreateCommand();
            insert.CommandTimeout = 600;
            insert.CommandText = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {PerClass - 1}) "
                + $"INSERT INTO {table} ({string.Join(',', columns.Select(c => $"\"{c}\""))}) "
                + $"SELECT {string.Join(',', columns.Select(c => other.Where(o => o.Column == c).Select(o => o.Value).FirstOrDefault($"t.\"{c}\"")))} FROM {table} t, n WHERE {which}";
            await insert.ExecuteNonQueryAsync();
        }
    }

    private static async Task<int> BareAsync(HubDb db)
    {
        var trained = db.ReachedBetween(Since, Until).GroupBy(r => r.RegionPath).Select(g => new { g.Key, Persons = g.LongCount(r => r.Nth == 1), Times = g.LongCount() });
        using var first = trained.CreateDbCommand();
        using var second = db.Database.GetDbConnection().CreateCommand();
        second.CommandText = "SELECT region_path, level, COUNT(*) FROM certificates WHERE state = 'Live' AND issued_on BETWEEN '2022-01-01' AND '2022-12-31' GROUP BY region_path, level";
        return await ReadAsync(first) + await ReadAsync(second);
    }

    private static async Task<int> ReadAsync(DbCommand command)
    {
        var rows = 0;
        using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows++;
        return rows;
    }

    /// <summary>Milliseconds, after three rounds that warm up.</summary>
    private static async Task<double> P95Async(Func<Task<int>> ask)
    {
        var times = new List<double>();
        for (var round = -3; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            if (await ask() == 0)
                throw new InvalidOperationException("nothing came back");
            if (round >= 0)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return times[(int)Math.Ceiling(times.Count * .95) - 1];
    }
}
