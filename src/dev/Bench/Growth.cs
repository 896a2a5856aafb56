using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub;
using TrainingHub.Certification;
using TrainingHub.Oversight;
using TrainingHub.Tests;

namespace Bench;

/// <summary>
/// Every page that lists or counts, in a city of the demonstration's size and in one so many times larger: processor time a request, how
/// many statements it sends, and the slowest of them.
/// </summary>
internal static class Growth
{
    private sealed record Seen(string Page, double Cpu, int Statements, double WorstMs, string Worst, string Plan);

    public static async Task<int> RunAsync(int times, int most)
    {
        var small = await PagesAsync(1, (_, _) => false);
        var large = await PagesAsync(times, (i, now) => Ratio(small.Pages[i], now) > most);
        Console.WriteLine($"{"page",-64} {"1x ms",8} {times + "x ms",8} {"ratio",6} {"asks",5} {"worst",8}");
        Console.WriteLine($"{"verify",-64} {small.Verify,8:0} {large.Verify,8:0} {large.Verify / small.Verify,6:0.0}");
        var grew = large.Verify / small.Verify > times * 1.3;
        foreach (var (before, now) in small.Pages.Zip(large.Pages))
        {
            var ratio = Ratio(before, now);
            grew |= ratio > most;
            Console.WriteLine($"{now.Page,-64} {before.Cpu,8:0.0} {now.Cpu,8:0.0} {ratio,6:0.0} {now.Statements,5} {now.WorstMs,8:0.0}");
            if (ratio > most)
                Console.WriteLine($"    {now.Worst}\n    {now.Plan.Replace("\n", "\n    ", StringComparison.Ordinal)}");
        }
        return grew ? 1 : 0;
    }

    // Of a few milliseconds the clock's grain and the collector's turn are a large part.
    private static double Ratio(Seen before, Seen now) => now.Cpu / Math.Max(20, before.Cpu);

    /// <param name="again">whether a page is to be looked at again, some time later: what costs more only now and then is the machine's</param>
    private static async Task<(List<Seen> Pages, double Verify)> PagesAsync(int times, Func<int, Seen, bool> again)
    {
        var listener = new Listener();
        await using var town = await Town.MakeAsync(listener);
        var watch = Stopwatch.StartNew();
        var (pages, people) = await town.DoAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            var grown = new GrownCity(db, times);
            await grown.FillAsync();
            return (await CallersAsync(db, grown, town), grown.People);
        });
        Console.WriteLine($"{times}x: {people:N0} people, made in {watch.Elapsed.TotalSeconds:0} s");
        Setup.Use(town.Site);
        await town.Site.StartAsync();
        var seen = new List<Seen>();
        foreach (var (page, cookie) in pages)
            seen.Add(await SeeAsync(town, listener, page, cookie));
        for (var look = 0; look < 3; look++)
            for (var i = 0; i < seen.Count; i++)
                if (again(i, seen[i]) && await SeeAsync(town, listener, pages[i].Page, pages[i].Cookie) is var later && later.Cpu < seen[i].Cpu)
                    seen[i] = later;
        return (seen, await VerifyAsync(town, warm: times == 1));
    }

    /// <summary>Milliseconds of the processor; what it finds in rows that were copied does not matter here.</summary>
    private static async Task<double> VerifyAsync(Town town, bool warm)
    {
        if (warm)
            await town.DoAsync(s => s.GetRequiredService<Verify>().RunAsync());
        return (await Cost.OfAsync(() => town.DoAsync(s => s.GetRequiredService<Verify>().RunAsync()))).Cpu.TotalMilliseconds;
    }

    private static async Task<List<(string Page, string Cookie)>> CallersAsync(HubDb db, GrownCity grown, Town town)
    {
        var given = new Given(db);
        var school = await db.CourseRuns.Where(r => r.Code == grown.ClassCode).Select(r => new { r.SchoolId, r.RegionPath, AssessorId = r.AssessorId!.Value, Person = db.Enrolments.First(e => e.CourseRunId == r.Id).TraineeId }).SingleAsync();
        var number = await db.Certificates.Where(c => c.TraineeId == school.Person).OrderBy(c => c.Level).Select(c => c.Number).FirstAsync();
        var code = CheckCode.New();
        await db.Certificates.Where(c => c.Number == number).ExecuteUpdateAsync(s => s.SetProperty(c => c.Code, code));
        var session = await db.ClassSessions.Where(c => c.Run.Code == grown.ClassCode).Select(c => c.Id).FirstAsync();
        var county = school.RegionPath.Split('/', StringSplitOptions.RemoveEmptyEntries)[^1];
        string[] everybody = ["/work", "/classes", "/classes?state=Finished&q=G0-1", $"/classes/{grown.ClassCode}", "/trainees", "/trainees?q=王", $"/trainees/{school.Person}", "/certificates", "/certificates?state=Live&q=王",
            $"/certificates?number={number}", $"/certificates?number={number[..^4]}", "/certificates?year=2020&level=4&state=Live", $"/certificates?class={grown.ClassCode}", $"/certificates/{number}"];
        var pages = new List<(string, string)>();
        await AsAsync(Role.CityOfficer, "/411200/", [.. everybody, "/dashboard?year=2020", "/dashboard?year=2020&metric=newly-skilled", "/trainees?trained=2020", $"/trainees?region={county}&year=2020", "/claims", "/competitions"]);
        await AsAsync(Role.CountyOfficer, school.RegionPath, [.. everybody, "/dashboard?year=2020", "/dashboard?year=2020&metric=newly-skilled", "/trainees?trained=2020", "/claims"]);
        await AsAsync(Role.SchoolClerk, school.RegionPath, [.. everybody, $"/classes/{grown.ClassCode}/attendance?session={session}", "/claims", "/imports"], school: school.SchoolId);
        await AsAsync(Role.AssessorClerk, school.RegionPath, [.. everybody, $"/classes/{grown.ClassCode}/assessment", "/certificates/issue"], assessor: school.AssessorId);
        await AsAsync(Role.Caregiver, school.RegionPath, ["/my"], trainee: school.Person);
        await AsAsync(Role.Operator, "/", ["/work", "/admin/jobs", "/admin/users"]);
        pages.Add(($"/v/{code}", ""));
        return pages;

        async Task AsAsync(Role role, string area, string[] addresses, Guid? school = null, Guid? assessor = null, Guid? trainee = null)
        {
            var (user, membership) = await given.AccountAsync(role, area, school, assessor, trainee: trainee);
            var cookie = await Given.CookieAsync(town.Site.Services, await given.SignedInAsync(user, membership, town.Clock.Now));
            pages.AddRange(addresses.Select(a => (a, cookie)));
        }
    }

    /// <summary>The least of five, after one that warms up: whatever else the machine does only adds.</summary>
    private static async Task<Seen> SeeAsync(Town town, Listener listener, string page, string cookie)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(town.Site.Urls.First()), Timeout = TimeSpan.FromMinutes(10) };
        browser.DefaultRequestHeaders.Add("Cookie", "hub=" + cookie);
        var times = new List<double>();
        for (var round = -1; round < 5; round++)
        {
            listener.Heard.Clear();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            using var answer = await browser.GetAsync(page);
            _ = await answer.Content.ReadAsByteArrayAsync();
            if (!answer.IsSuccessStatusCode)
            {
                Console.Error.WriteLine($"{page}: {(int)answer.StatusCode} {answer.Headers.Location}");
                break;
            }
            if (round >= 0)
                times.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            if (round == 0 && times[0] > 5000)
                break;
        }
        var worst = listener.Heard.MaxBy(h => h.Ms) ?? new("", 0, () => "");
        return new(page, times.Count == 0 ? double.NaN : times.Min(), listener.Heard.Count, worst.Ms, worst.Sql, worst.Plan());
    }

    /// <param name="Plan">asks the database how it went about it; only the slowest is asked</param>
    private sealed record Statement(string Sql, double Ms, Func<string> Plan);

    /// <summary>Hears every statement with its time, and can say how the database went about it.</summary>
    private sealed class Listener : DbCommandInterceptor
    {
        public ConcurrentQueue<Statement> Heard { get; } = [];

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) => new(ReaderExecuted(command, eventData, result));

        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
        {
            var parameters = command.Parameters.Cast<Microsoft.Data.Sqlite.SqliteParameter>().Select(p => (p.ParameterName, p.Value)).ToList();
            var (sql, place) = (command.CommandText, command.Connection!.ConnectionString);
            Heard.Enqueue(new(sql, eventData.Duration.TotalMilliseconds, () => Plan(sql, parameters, place)));
            return result;
        }

        private static string Plan(string sql, List<(string, object?)> parameters, string place)
        {
            using var connection = new Microsoft.Data.Sqlite.SqliteConnection(place);
            connection.Open();
            using var ask = connection.CreateCommand();
            ask.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
                ask.Parameters.AddWithValue(name, value ?? DBNull.Value);
            using var rows = ask.ExecuteReader();
            var lines = new List<string>();
            while (rows.Read())
                lines.Add(rows.GetString(3));
            return string.Join('\n', lines);
        }
    }
}
