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
/// Requests per second of the public answer at 32 connections, against a bare endpoint with the same look-up, headers and size of page,
/// by turns; and beside 64 officers who open the dashboard again and again.
/// </summary>
internal static class VerifyPage
{
    private const int Connections = 32, Officers = 64;
    private const int Rounds = 5;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(3);

    private sealed record Pace(double PerSecond, double CpuMicroseconds);

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
        using var answer = await client.GetAsync(page);
        var size = (await answer.Content.ReadAsByteArrayAsync()).Length;
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Transfer-Encoding")).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        await using var bareSite = await BareAsync(Path.Combine(town.Folder, "hub.db"), size, headers);
        var bare = $"{bareSite.Urls.First()}/v/{code}";

        List<Pace> products = [], bares = [];
        foreach (var round in Enumerable.Range(0, Rounds + 1)) // the first warms both up
        {
            var (p, b) = (await PaceAsync(client, page), await PaceAsync(client, bare));
            if (round > 0)
            {
                products.Add(p);
                bares.Add(b);
            }
        }
        var (product, plain) = (Median(products, p => p.PerSecond), Median(bares, p => p.PerSecond));
        var (ours, floor) = (Median(products, p => p.CpuMicroseconds), Median(bares, p => p.CpuMicroseconds));
        Console.WriteLine($"page of {size:N0} bytes, medians of {Rounds}: product {product:0} a second, bare endpoint {plain:0} a second, ratio {product / plain:P0} (at least 60%)");
        Console.WriteLine($"CPU of asker and site: product {ours:0} us a request, bare endpoint {floor:0} us, ratio {floor / ours:P0}");
        var beside = await BesideOfficersAsync(client, page, await Given.CookieAsync(town.Site.Services, officer));
        Console.WriteLine($"beside {Officers} dashboards {beside:0} a second, ratio {beside / product:P0} (at least 50%)");
        return product / plain >= 0.6 && beside / product >= 0.5 ? 0 : 1;
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
        var perSecond = (await PaceAsync(client, page)).PerSecond;
        await stop.CancelAsync();
        await Task.WhenAll(officers);
        Console.WriteLine($"{opened:N0} dashboards opened meanwhile");
        return perSecond;
    }

    private static async Task<WebApplication> BareAsync(string file, int size, Dictionary<string, string> headers)
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
            select.CommandText = """
                SELECT number, holder_name, holder_sex, holder_id_kind, holder_masked_number, occupation, occupation_code, level, code, assessor_name, issued_on, state, revoked_at
                FROM certificates WHERE code = $code
                """;
            select.Parameters.AddWithValue("$code", code);
            await using var row = await select.ExecuteReaderAsync();
            await row.ReadAsync();
            var fields = new object[row.FieldCount];
            row.GetValues(fields);
            foreach (var (name, value) in headers)
                http.Response.Headers[name] = value;
            var number = (string)fields[0];
            await http.Response.WriteAsync(number + rest[number.Length..]);
        });
        await site.StartAsync();
        return site;
    }

    private static double Median(IEnumerable<Pace> rounds, Func<Pace, double> of) => rounds.Select(of).Order().ElementAt(Rounds / 2);

    private static async Task<Pace> PaceAsync(HttpClient client, string address)
    {
        using var here = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), here.TotalProcessorTime);
        var done = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async __ =>
        {
            var count = 0;
            for (; watch.Elapsed < Each; count++)
                await client.GetByteArrayAsync(address);
            return count;
        }));
        var seconds = watch.Elapsed.TotalSeconds;
        here.Refresh();
        return new(done.Sum() / seconds, (here.TotalProcessorTime - before).TotalMicroseconds / done.Sum());
    }
}
