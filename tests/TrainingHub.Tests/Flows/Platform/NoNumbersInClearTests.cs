using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>After people were imported, their identity numbers stand in clear in no text of the database and in no line of the log.</summary>
public sealed class NoNumbersInClearTests : HubTest
{
    private static readonly string[] Numbers = ["411202198001010014", "411202198506150020", "411224197211030041"];

    /// <summary>Read with its last digit wrong: the row is refused, its number belongs to somebody all the same.</summary>
    private const string Mistyped = "411202199002280030";

    private readonly LinesKept log = new();
    private CourseRun run = null!;

    protected override void Prepare(WebApplicationBuilder builder) =>
        builder.Logging.AddProvider(log).AddFilter<LinesKept>(null, LogLevel.Trace);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        run = await Given.RunAsync(await Given.SchoolAsync(), Clock.Today.AddDays(7));
    }

    [Fact]
    public async Task A_roster_is_imported_and_no_number_is_left_in_clear()
    {
        await ImportAsync();

        Assert.Equal(Numbers.Length, await Db.IdentityDocuments.CountAsync(Stop));
        Assert.All(await Make<KeptBytes>().RunAsync(Stop), Holds);
        Assert.All(await Make<Invariants>().RunAsync(Stop), Holds);
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, SaysANumber);
    }

    [Fact]
    public async Task A_roster_waiting_on_the_desk_is_sealed_too()
    {
        await Make<StartImport>().RunAsync(run.Code, Roster(), "名单.csv", Actor.System, Stop);

        Assert.Equal(Numbers.Length + 1, await Db.RosterImportRows.CountAsync(Stop));
        Assert.All(await Make<KeptBytes>().RunAsync(Stop), Holds);
        Assert.DoesNotContain(log.Lines, SaysANumber);
    }

    [Fact]
    public async Task A_number_in_clear_is_found_where_it_stands()
    {
        Db.Schools.Add(new School { Name = "写错地方的学校", RegionPath = run.RegionPath, Address = $"联系人身份证{Numbers[0]}，请先电话", CreatedAt = Clock.Now });
        await Db.SaveChangesAsync(Stop);

        var broken = (await Make<KeptBytes>().RunAsync(Stop)).Single(i => i.Name == "person.clear").Broken;
        Assert.Contains(broken, place => place.Contains("school", StringComparison.OrdinalIgnoreCase) && place.Contains("address", StringComparison.OrdinalIgnoreCase));

        Make<ILogger<NoNumbersInClearTests>>().LogInformation("Imported {Number}", Numbers[0]);
        Assert.Contains(log.Lines, SaysANumber);
    }

    [Fact]
    public async Task Digits_inside_an_id_are_nobodys_number()
    {
        var inside = $"a{Numbers[0]}b";
        Db.Schools.Add(new School { Name = "编号里有数字的学校", RegionPath = run.RegionPath, Address = $"cert.print:{inside} c{Numbers[0]} {Numbers[0]}d", CreatedAt = Clock.Now });
        await Db.SaveChangesAsync(Stop);

        Assert.All(await Make<KeptBytes>().RunAsync(Stop), Holds);
    }

    [Fact]
    public async Task An_escaped_character_before_a_number_hides_nothing()
    {
        Db.Schools.Add(new School { Name = "写错地方的学校", RegionPath = run.RegionPath, Address = $"\\u53F7{Numbers[0]}\\u3002", CreatedAt = Clock.Now });
        await Db.SaveChangesAsync(Stop);

        Assert.NotEmpty((await Make<KeptBytes>().RunAsync(Stop)).Single(i => i.Name == "person.clear").Broken);
    }

    private static void Holds(Invariant invariant) => Assert.True(invariant.Broken.Count == 0, $"{invariant.Name}: {string.Join(' ', invariant.Broken)}");

    private static bool SaysANumber(string line) => Numbers.Append(Mistyped).Any(n => line.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static byte[] Roster() => Encoding.UTF8.GetBytes($"""
        姓名,证件号码,手机号码
        张三,{Numbers[0]},13162369551
        王桂兰,{Numbers[1]},13162369552
        欧阳春梅,{Numbers[2]},13162369553
        李四,{Mistyped},13162369554
        """);

    private async Task ImportAsync()
    {
        var file = Roster();
        var roster = TraineeSheet.Read(file, "名单.csv", SheetLimits.Upload);
        var rehearsed = await Make<Rehearse>().RunAsync(run, roster.Rows, roster.Columns, Stop);
        var counts = await Make<ImportWhole>().RunAsync(run, roster, rehearsed, file, "名单.csv", Actor.System, Stop);
        Assert.Equal((Numbers.Length, 1), (counts.Added, rehearsed.Check.WithErrors.Count));
    }

    /// <summary>Every line of every category, down to the statements of the database.</summary>
    private sealed class LinesKept : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
