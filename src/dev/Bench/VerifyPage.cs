using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TrainingHub;
using TrainingHub.Tests;

namespace Bench;

/// <summary>
/// Requests per second of the public answer at 32 connections, against a bare endpoint with one indexed look-up and a page of the same size;
/// and beside 64 officers who open the dashboard again and again.
/// </summary>
internal static class VerifyPage
{
    private const int Connections = 32, Officers = 64;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(6);

    public static async Task<int> RunAsync()
    {
        await using var town = await Town.MakeAsync();
        var (code, officer) = await town.DoAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            var given = new Given(db);
            var run = await given.RunAsync(await db.Schools.FirstAsync(), new(2025, 1, 6));
            var certificate = await given.CertificateAsync(run, await given.TraineeAsync(), new(2025, 2, 3));
            var (user, membership) = await given.AccountAsync(Role.CityOfficer, "/411200/");
            return (certificate.Code, await given.SignedInAsync(user, membership, town.Clock.Now));
        });
        Setup.Use(town.Site);
        await town.Site.StartAsync();
        var page = $"{town.Site.Urls.First()}/v/{code}";
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections });
        var size = (await client.GetByteArrayAsync(page)).Length;
        await using var bareSite = await BareAsync(Path.Combine(town.Folder, "hub.db"), size);
        var bare = $"{bareSite.Urls.First()}/v/{code}";

        double product = 0, plain = 0;
        foreach (var round in Enumerable.Range(0, 3)) // the first warms both up
        {
            var (p, b) = (await PerSecondAsync(client, page), await PerSecondAsync(client, bare));
            if (round > 0)
                (product, plain) = (product + p / 2, plain + b / 2);
        }
        Console.WriteLine($"page of {size:N0} bytes: product {product:0} a second, bare endpoint {plain:0} a second, ratio {product / plain:P0} (at least 40%)");
        var beside = await BesideOfficersAsync(client, page, await Given.CookieAsync(town.Site.Services, officer));
        Console.WriteLine($"beside {Officers} dashboards {beside:0} a second, ratio {beside / product:P0} (at least 50%)");
        return product / plain >= 0.4 && beside / product >= 0.5 ? 0 : 1;
    }

    private static async Task<double> BesideOfficersAsync(HttpClient client, string page, string cookie)
    {
        using var stop = new CancellationTokenSource();
        using var office = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Officers });
        office.DefaultRequestHeaders.Add("Cookie", "hub=" + cookie);
        var dashboard = new Uri(new Uri(page), "/dashboard?year=2025");
        _ = await office.GetByteArrayAsync(dashboard);
        var opened = 0;
        var officers = Enumerable.Range(0, Officers).Select(async __ =>
        {
            while (!stop.IsCancellationRequested)
                using (var answer = await office.GetAsync(dashboard))
                    if (answer.IsSuccessStatusCode)
                        Interlocked.Increment(ref opened);
        }).ToList();
        var perSecond = await PerSecondAsync(client, page);
        await stop.CancelAsync();
        await Task.WhenAll(officers);
        Console.WriteLine($"{opened:N0} dashboards opened meanwhile");
        return perSecond;
    }

    private static async Task<WebApplication> BareAsync(string file, int size)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        var rest = new string('x', size);
        site.MapGet("/v/{code}", async (string code, HttpContext http) =>
        {
            await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
            await connection.OpenAsync();
            await using var select = connection.CreateCommand();
            select.CommandText = "SELECT number FROM certificates WHERE code = $code";
            select.Parameters.AddWithValue("$code", code);
            var number = (string)(await select.ExecuteScalarAsync())!;
            http.Response.ContentType = "text/html; charset=utf-8";
            await http.Response.WriteAsync(number + rest[number.Length..]);
        });
        await site.StartAsync();
        return site;
    }

    private static async Task<double> PerSecondAsync(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        var done = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async __ =>
        {
            var count = 0;
            for (; watch.Elapsed < Each; count++)
                await client.GetByteArrayAsync(address);
            return count;
        }));
        return done.Sum() / watch.Elapsed.TotalSeconds;
    }
}
