using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Demo;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>
/// The same thing asked by several people at the same moment, each at a screen of their own: it is done once, the others are told, and
/// what was decided stays true.
/// </summary>
public sealed partial class DecisionsHoldTests : HubTest
{
    private City city = null!;
    private PlayedClass march = null!;

    private Actor Officer { get; set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync("weihai");
        Officer = Given.CityOfficer(city) with { PersonId = Guid.CreateVersion7() };
        march = new(Services, Clock, await Given.SchoolAsync("环翠区"), await Given.AssessorAsync("环翠区"), new(2025, 3, 10));
    }

    /// <summary>All begin together; a refusal in the product's words or by the database's guard is a loser, anything else a fault.</summary>
    /// <returns>how many did it</returns>
    private async Task<int> TogetherAsync(params IEnumerable<Func<IServiceProvider, Task>> asks)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = asks.Select(ask => Task.Run(async () =>
        {
            await go.Task;
            try
            {
                await ElsewhereAsync(ask);
                return 1;
            }
            catch (Exception lost) when (lost is RuleBroken or NotHere || DatabaseTrouble.Of(lost) is Refusal.ChangedMeanwhile or Refusal.Duplicate)
            {
                TestContext.Current.TestOutputHelper?.WriteLine(lost.Message);
                return 0;
            }
        })).ToList();
        go.SetResult();
        return (await Task.WhenAll(all)).Sum();
    }

    private Task<int> TogetherAsync<TAct>(int times, Func<TAct, Task> ask) where TAct : notnull =>
        TogetherAsync(Enumerable.Repeat<Func<IServiceProvider, Task>>(s => ask(s.GetRequiredService<TAct>()), times));

    private static Func<IServiceProvider, Task> Ask<TAct>(Func<TAct, Task> ask) where TAct : notnull => s => ask(s.GetRequiredService<TAct>());

    /// <summary>What <c>verify</c> finds; nothing, whatever came first.</summary>
    private async Task NothingIsBrokenAsync()
    {
        var all = (await Make<Invariants>().RunAsync(Stop)).Concat(await Make<Decisions>().RunAsync(Stop));
        Assert.Equal([], all.Where(i => i.Broken.Count > 0).Select(i => $"{i.Name}: {string.Join(' ', i.Broken)}"));
    }

    private async Task<IEnumerable<Func<IServiceProvider, Task>>> RostersAsync(int rosters, int people)
    {
        var asks = new List<Func<IServiceProvider, Task>>();
        for (var i = 0; i < rosters; i++)
        {
            var file = Given.Roster(Given.People(i * people, Enumerable.Range(0, people).Select(_ => "王桂兰")));
            var id = await march.DoAsync<StartImport, Guid>(a => a.RunAsync(march.Code, file, "名单.xlsx", march.Clerk, Stop));
            asks.Add(Ask<CommitImport>(a => a.RunAsync(id, people, march.Clerk, Stop)));
        }
        return asks;
    }

    [Fact]
    public async Task Four_rosters_of_forty_leave_nobody_standing_in_a_class_of_fifty()
    {
        await march.OpenAsync(seats: 50);

        var done = await TogetherAsync(await RostersAsync(4, 40));

        Assert.Equal(1, done);
        Assert.Equal(40, await Db.Enrolments.CountAsync(Stop));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Rosters_by_the_command_count_the_same_seats()
    {
        await march.OpenAsync(seats: 50);
        var files = Enumerable.Range(0, 4).Select(i => Given.Roster(Given.People(i * 40, Enumerable.Repeat("王桂兰", 40)))).ToList();

        var done = await TogetherAsync(files.Select<byte[], Func<IServiceProvider, Task>>(file => async s =>
        {
            var run = await s.GetRequiredService<HubDb>().CourseRuns.SingleAsync(r => r.Id == march.RunId, Stop);
            var roster = TraineeSheet.Read(file, "名单.xlsx", SheetLimits.Upload);
            var rehearsed = await s.GetRequiredService<Rehearse>().RunAsync(run, roster.Rows, roster.Columns, Stop);
            await s.GetRequiredService<ImportWhole>().RunAsync(run, roster, rehearsed, file, "名单.xlsx", Actor.System, Stop);
        }));

        Assert.Equal(1, done);
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Nobody_comes_in_after_the_class_has_started()
    {
        await march.OpenAsync();
        var rosters = await RostersAsync(3, 10);
        Clock.SetDay(march.Days[0]);

        await TogetherAsync(rosters.Prepend(Ask<StartRun>(a => a.RunAsync(march.Code, march.Clerk, Stop))));

        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task An_import_is_committed_once_or_dropped_once()
    {
        await march.OpenAsync();
        var import = (await RostersAsync(1, 5)).Single();
        var id = await Db.RosterImports.Select(i => i.Id).SingleAsync(Stop);
        var drop = Ask<DropImport>(a => a.RunAsync(id, march.Clerk, Stop));
        var leaveOut = Ask<CorrectRow>(a => a.RunAsync(id, 3, null, true, march.Clerk, Stop));

        var done = await TogetherAsync(import, import, drop, drop);

        Assert.Equal(1, done);
        Assert.Equal(0, await TogetherAsync(leaveOut, import, drop));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task A_class_opens_starts_and_finishes_once()
    {
        Clock.SetDay(march.Days[0].AddDays(-4));
        var plan = new OpenRun.Plan("2025-WH-1", "养老护理员培训班", Level.Five, march.Clerk.SchoolId!.Value, march.Examiner.AssessorId, march.Days[0], march.Days[^1], 50);
        Assert.Equal(1, await TogetherAsync<OpenRun>(4, a => a.RunAsync(plan, march.Clerk, Stop)));
        Clock.SetDay(march.Days[0]);
        Assert.Equal(1, await TogetherAsync<StartRun>(4, a => a.RunAsync(plan.Code, march.Clerk, Stop)));
        Clock.SetDay(march.Days[^1]);
        Assert.Equal(1, await TogetherAsync<FinishRun>(5, a => a.RunAsync(plan.Code, march.Clerk, Stop)));
        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task Lessons_at_one_time_are_planned_once()
    {
        await march.OpenAsync();
        Clock.SetDay(march.Days[0]);
        await march.DoAsync<StartRun>(a => a.RunAsync(march.Code, march.Clerk, Stop));

        // Each begins a little later, so that no unique index helps.
        var done = await TogetherAsync(Enumerable.Range(0, 4).Select(i =>
            Ask<PlanSessions>(a => a.RunAsync(march.Code, [new(march.Days[0], new(8, i), new(12, 0), SessionKind.Theory)], march.Clerk, Stop))));

        Assert.Equal(1, done);
        Assert.Equal(1, await Db.ClassSessions.CountAsync(Stop));
    }

    [Fact]
    public async Task A_roll_is_kept_by_one_and_not_after_the_class_has_finished()
    {
        await march.OpenAsync();
        await march.ImportAsync(Given.People(0, "王桂兰", "李秀英"));
        await march.StartAsync();
        Clock.SetDay(march.Days[^1]);
        var lesson = await Db.ClassSessions.OrderBy(s => s.Day).Select(s => s.Id).FirstAsync(Stop);
        var people = await Db.Enrolments.Select(e => e.Id).ToListAsync(Stop);

        var done = await TogetherAsync(Enumerable.Range(1, 4).Select(hours =>
            Ask<RecordAttendance>(a => a.RunAsync(lesson, people.ToDictionary(p => p, _ => hours), march.Clerk, Stop))));
        Assert.InRange(done, 1, 4);
        Assert.Equal(done * people.Count, await Db.Attendances.CountAsync(Stop));

        await TogetherAsync(Enumerable.Range(1, 3).Select(_ => Ask<RecordAttendance>(a => a.RunAsync(lesson, people.ToDictionary(p => p, _ => 6), march.Clerk, Stop)))
            .Append(Ask<FinishRun>(a => a.RunAsync(march.Code, march.Clerk, Stop))));
        await NothingIsBrokenAsync();
    }
}
