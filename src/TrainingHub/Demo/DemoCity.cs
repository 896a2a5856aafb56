using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Demo;

/// <summary>
/// Makes the demonstration city in a folder of its own. Sanmenxia's year is played by the acts under the demonstration's own clock;
/// Puyang is the empty city. Run again it finds the data and serves, or begins anew where it was killed; a folder of another city is refused.
/// </summary>
internal static class DemoCity
{
    public const string Default = "sanmenxia";

    /// <summary>Cities that can be shown; the others come with their subsidies.</summary>
    private static readonly string[] Shown = ["sanmenxia", "puyang"];

    /// <summary>The settings under which a city is made and served.</summary>
    /// <param name="folder">the data folder; null for the city's own</param>
    public static Dictionary<string, string?> SettingsOf(string key, string? folder) => new()
    {
        ["Data:Folder"] = folder ?? (key == Default ? "data" : "data-" + key),
        ["Mail:Kind"] = "Folder",
    };

    /// <summary>Makes the city, unless the folder holds it already.</summary>
    /// <param name="folder">the data folder, for the account that is printed</param>
    /// <param name="host">makes a host with the city's settings</param>
    public static async Task MakeAsync(string key, string folder, Func<WebApplicationBuilder> host, CancellationToken ct)
    {
        var city = City.Of(key);
        if (!Shown.Contains(key))
            throw new RuleBroken("demo.city", "演示数据现有：{0}；其他城市可用 seed --city {1} 建立空库", string.Join("、", Shown), key);
        var place = new DemoFolder(folder);
        if (place.IsHalfMade)
        {
            Say($"上次在 {folder} 没有做完，现在重新做。", "The last run was stopped half-way; it begins anew.");
            await place.ClearAsync(() => Open(host), ct);
        }
        if (await IsMadeAsync(folder, host, city, ct))
            Say($"{city.Name}的演示数据已在 {folder}。", "The data are there already.");
        else
        {
            place.Begin();
            await MakeAsync(folder, host, city, ct);
            place.Finish();
        }
    }

    /// <summary>Where a demonstration answers and who may sign in.</summary>
    public static async Task TellAccountsAsync(HubDb db, IEnumerable<string> addresses, CancellationToken ct)
    {
        var city = await db.Regions.Where(r => r.ParentPath == null).Select(r => r.Name).SingleOrDefaultAsync(ct);
        var key = City.All.FirstOrDefault(c => c.Name == city)?.Key ?? "";
        var site = string.Join("  ", addresses);
        Console.WriteLine($"\n网站已启动：{site}（按 Ctrl+C 停止）。演示账号的密码都是 {DemoAccounts.Password}：");
        Console.WriteLine($"The site is up: {site} (Ctrl+C stops it). Every demonstration account has the password {DemoAccounts.Password}:");
        foreach (var (user, chinese, english) in DemoAccountList.Of(key))
            Console.WriteLine($"  {user,-10} {chinese} · {english}");
    }

    private static WebApplication Open(Func<WebApplicationBuilder> host)
    {
        var builder = host();
        Setup.Add(builder);
        return builder.Build();
    }

    private static async Task<bool> IsMadeAsync(string data, Func<WebApplicationBuilder> host, City city, CancellationToken ct)
    {
        var folder = Path.GetFullPath(data);
        if (!File.Exists(Path.Combine(folder, "hub.db")))
            return false;
        await using var app = Open(host);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrate>().RunAsync(ct);
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        var root = await db.Regions.AsNoTracking().Where(r => r.ParentPath == null).Select(r => r.Name).SingleOrDefaultAsync(ct);
        if (root is not null && root != city.Name)
            throw new RuleBroken("demo.other-city", "文件夹{0}里是{1}的数据，不能用来演示{2}；请用 --data 换一个文件夹", folder, root, city.Name);
        if (root is not null && !await db.IsDemoAsync(ct))
            throw new RuleBroken("demo.real", "文件夹{0}里是正式数据，不能用来演示；请用 --data 换一个文件夹", folder);
        if (root is not null && !await db.Set<ClockWord>().AnyAsync(ct))
            throw new RuleBroken("demo.half", "文件夹{0}里的演示数据没有做完（上次中途停止了）；请删除这个文件夹后重新运行 demo", folder);
        if (root is not null)
            await scope.ServiceProvider.GetRequiredService<DemoCalendars>().RunAsync(TimeProvider.System.Today, Actor.System, ct);
        return root is not null;
    }

    private static async Task MakeAsync(string folder, Func<WebApplicationBuilder> host, City city, CancellationToken ct)
    {
        var clock = new DemoClock();
        var builder = host();
        Setup.Add(builder);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        await using var app = builder.Build();
        var scopes = app.Services.GetRequiredService<IServiceScopeFactory>();
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Migrate>().RunAsync(ct);
        (await services.GetRequiredService<HubDb>().Set<Installation>().SingleAsync(ct)).BeginDemonstration(); // in one save with the city
        await services.GetRequiredService<SeedCity>().RunAsync(city, Actor.System, ct);
        await services.GetRequiredService<DemoCalendars>().RunAsync(TimeProvider.System.Today, Actor.System, ct);
        var accounts = new DemoAccounts(services.GetRequiredService<HubDb>(), services.GetRequiredService<IPasswordHasher<HubUser>>(), clock);
        var year = new DemoYear(scopes, services.GetRequiredService<WorkLeft>(), clock, city, new Line());
        if (city.Key == Default)
            await services.GetRequiredService<Engine>().WhileRunningAsync(() => year.PlayAsync(accounts, ct), ct);
        else
            await accounts.CityAsync(city, ct);
        Console.Error.WriteLine();

        var db = services.GetRequiredService<HubDb>();
        if (city.Key == Default)
            await TellAsync(db, year.Account, city, services.GetRequiredService<IOptions<MailSettings>>().Value, folder, ct);
        await HandOverAsync(scopes, clock, city, ct);
    }

    /// <summary>The last of the demonstration: the operator accepts the leap to the real time, and one open class waits.</summary>
    private static async Task HandOverAsync(IServiceScopeFactory scopes, DemoClock clock, City city, CancellationToken ct)
    {
        clock.MoveToNow();
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<HubDb>();
        if (await db.Schools.OrderBy(s => s.Id).FirstOrDefaultAsync(ct) is { } school)
        {
            var first = clock.Today.AddDays(14);
            await services.GetRequiredService<OpenRun>().RunAsync(
                new($"{first.Year}-HB-01", "湖滨区养老护理员初级工试用班", Level.Five, school.Id, await db.Assessors.OrderBy(a => a.Id).Select(a => (Guid?)a.Id).FirstAsync(ct), first, first.AddDays(20), 300),
                Actor.System, ct);
        }
        await services.GetRequiredService<AcceptClock>().RunAsync($"演示：{city.Name}的数据止于{city.Reply.Iso}，此后按真实时间运行", Actor.System, ct);
    }

    private static async Task TellAsync(HubDb db, DemoAccount did, City city, MailSettings mail, string folder, CancellationToken ct)
    {
        var certificates = await db.Certificates.CountAsync(ct);
        var hours = await db.CountedOfAll().SumAsync(c => c.Hours, ct);
        var sent = await db.Set<Letter>().CountAsync(l => l.State == LetterState.Sent, ct);
        var paper = await db.Set<Letter>().CountAsync(l => l.State == LetterState.OnPaper, ct);
        Say($"{city.Name} {city.Reply.Year}  名单{did.Rosters}份，导入{did.Imported}人（另有已在册{did.Matched}人），退回{did.Refused}行",
            $"  {did.Rosters} rosters, {did.Imported} people imported, {did.Matched} known already, {did.Refused} rows refused");
        Say($"  登记{hours:#,0}人·学时，成绩{did.Results}项；发证{certificates}本，寄信{sent}封（{Path.Combine(folder, mail.Folder ?? "mail")}），纸质{paper}份",
            $"  {hours:#,0} class hours, {did.Results} marks; {certificates} certificates, {sent} letters mailed, {paper} on paper");
        var batches = await db.ClaimBatches.AsNoTracking().OrderBy(b => b.Number)
            .Select(b => new { b.Number, b.Stage, People = db.Claims.Counted().Count(c => c.BatchId == b.Id), Sum = db.Claims.Counted().Where(c => c.BatchId == b.Id).Sum(c => c.AmountFen) }).ToListAsync(ct);
        var sum = Money.Yuan(batches.Sum(b => b.Sum));
        Say($"  补贴批次{batches.Count}个，合计{sum}", $"  {batches.Count} claim batches, {sum} in all");
        foreach (var batch in batches)
            Console.WriteLine($"    {batch.Number,-28} {batch.People,3} 人 {Money.Yuan(batch.Sum),14}  {batch.Stage.InChinese}");
        var winners = await db.CompetitionEntries.AsNoTracking().Where(e => e.Award != Award.None).OrderBy(e => e.Rank).Select(e => new { e.Rank, e.Name, e.Award, e.Total }).ToListAsync(ct);
        Say($"  竞赛获奖{winners.Count}人", $"  {winners.Count} winners of the contest");
        foreach (var winner in winners)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {winner.Rank,2}. {winner.Name} {winner.Award.InChinese} {winner.Total / 100m:0.00}"));
        var progress = await Progress.OfAsync(db, city.Reply.Year, city.Reply, city.Path, ct);
        foreach (var indicator in progress.Indicators)
            Console.WriteLine($"  {indicator.Indicator.InChinese} {indicator.Percent.Done:#,0} / {indicator.Percent.Target} = {indicator.Percent}");
        var one = await db.Certificates.AsNoTracking().OrderBy(c => c.Number).Select(c => new { c.Code, c.Number, c.HolderName }).FirstAsync(ct);
        Say($"  查验一张证书（{one.HolderName}，{one.Number}）：/v/{one.Code}", $"  check a certificate: /v/{one.Code}");
    }

    /// <summary>Whoever tries the demonstration may read either language: a line of each.</summary>
    private static void Say(string chinese, string english)
    {
        Console.WriteLine(chinese);
        Console.WriteLine(english);
    }

    /// <summary>One line on standard error that is written over.</summary>
    private sealed class Line : IProgress<string>
    {
        public void Report(string value) => Console.Error.Write("\r" + value + "   ");
    }
}
