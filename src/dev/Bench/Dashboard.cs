using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub;
using TrainingHub.Tests;

namespace Bench;

/// <summary>
/// The city's target page over more than 200,000 certificates, as it is served, against the two bare statements that it cannot do without:
/// live certificates and people trained of one year by county, each written here by hand. Both sides take turns.
/// </summary>
internal static class Dashboard
{
    private const int Times = 40, Rounds = 15;

    private static readonly string[] Floor =
    [
        "SELECT region_path, issued_on, level, COUNT(*) FROM certificates WHERE state = 'Live' AND issued_on BETWEEN '2020-01-01' AND '2020-12-31' GROUP BY region_path, issued_on, level",
        "SELECT region_path, hours_reached_on, COUNT(*), SUM(counts_as_person) FROM enrolments WHERE hours_reached_on BETWEEN '2020-01-01' AND '2020-12-31' GROUP BY region_path, hours_reached_on",
    ];

    public static async Task<int> RunAsync()
    {
        await using var town = await Town.MakeAsync();
        var cookie = await town.DoAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            await new GrownCity(db, Times).FillAsync();
            Console.WriteLine($"{await db.Certificates.CountAsync():N0} certificates, {await db.Trainees.CountAsync():N0} people, {await db.Attendances.CountAsync():N0} attendance rows");
            var (user, membership) = await new Given(db).AccountAsync(Role.CityOfficer, "/411200/");
            return await Given.CookieAsync(town.Site.Services, await new Given(db).SignedInAsync(user, membership, town.Clock.Now));
        });
        Setup.Use(town.Site);
        await town.Site.StartAsync();
        using var browser = new HttpClient { BaseAddress = new Uri(town.Site.Urls.First()) };
        browser.DefaultRequestHeaders.Add("Cookie", "hub=" + cookie);
        await using var bare = new SqliteConnection($"Data Source={Path.Combine(town.Folder, "hub.db")};Mode=ReadOnly");
        await bare.OpenAsync();

        var (page, floor) = (new List<Cost>(), new List<Cost>());
        for (var round = -3; round < Rounds; round++) // the first ones warm both up
        {
            var one = await Cost.OfAsync(() => browser.GetStringAsync("/dashboard?year=2020"));
            var other = await Cost.OfAsync(() => Task.FromResult(Array.ConvertAll(Floor, sql => Read(bare, sql))));
            if (round >= 0)
                (page, floor) = ([.. page, one], [.. floor, other]);
        }
        var (served, least) = (Cost.Median(page), Cost.Median(floor));
        Console.WriteLine($"page {served.Wall.TotalMilliseconds:0} ms ({served.Cpu.TotalMilliseconds:0} ms of the processor), bare statements {least.Wall.TotalMilliseconds:0} ms ({least.Cpu.TotalMilliseconds:0} ms), ratio {served.Wall / least.Wall:0.00} (at most 3)");
        return served.Wall / least.Wall <= 3 ? 0 : 1;
    }

    private static int Read(SqliteConnection bare, string sql)
    {
        using var ask = bare.CreateCommand();
        ask.CommandText = sql;
        using var rows = ask.ExecuteReader();
        var count = 0;
        while (rows.Read())
            count++;
        return count > 0 ? count : throw new InvalidOperationException("nothing came back");
    }
}
