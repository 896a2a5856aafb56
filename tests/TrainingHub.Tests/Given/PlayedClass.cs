using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Demo;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests;

/// <summary>
/// A class of ten lessons of six hours, played by the acts alone: each by the person who would do it, on the day on which she would,
/// at a screen of her own.
/// </summary>
internal sealed class PlayedClass(IServiceProvider root, FakeClock clock, School school, Assessor assessor, DateOnly first)
{
    public const int LessonHours = 6;

    public Guid RunId { get; private set; }

    public Guid PlanId { get; private set; }

    public DateOnly NoticeEndsOn { get; private set; }

    public IReadOnlyList<DateOnly> Days { get; } =
        [.. Enumerable.Range(0, 14).Select(first.AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Take(10)];

    public string Code => $"{first:yyyyMMdd}-{school.Name}";

    public Actor Clerk { get; } = new(Guid.CreateVersion7(), "李老师", Role.SchoolClerk, school.RegionPath, SchoolId: school.Id) { PersonId = Guid.CreateVersion7() };

    public Actor Examiner { get; } = new(Guid.CreateVersion7(), "赵考评", Role.AssessorClerk, assessor.RegionPath, AssessorId: assessor.Id) { PersonId = Guid.CreateVersion7() };

    /// <summary>Opens the class four days before its first lesson.</summary>
    public async Task OpenAsync(Level level = Level.Five, int seats = 500)
    {
        clock.SetDay(first.AddDays(-4));
        RunId = await DoAsync<OpenRun, Guid>(a => a.RunAsync(new(Code, "养老护理员培训班", level, school.Id, assessor.Id, first, Days[^1], seats), Clerk));
    }

    public Task<CourseRun> RowAsync() => DoAsync<HubDb, CourseRun>(db => db.CourseRuns.AsNoTracking().SingleAsync(r => r.Id == RunId));

    public async Task<Rehearsed> RehearseAsync(byte[] file)
    {
        var (run, roster) = (await RowAsync(), TraineeSheet.Read(file, "名单.xlsx", SheetLimits.Upload));
        return await DoAsync<Rehearse, Rehearsed>(a => a.RunAsync(run, roster.Rows, roster.Columns));
    }

    public async Task<ImportCounts> ImportAsync(IEnumerable<DemoPerson> people)
    {
        var file = Given.Roster(people);
        var (run, roster, rehearsed) = (await RowAsync(), TraineeSheet.Read(file, "名单.xlsx", SheetLimits.Upload), await RehearseAsync(file));
        return await DoAsync<ImportWhole, ImportCounts>(a => a.RunAsync(run, roster, rehearsed, file, "名单.xlsx", Clerk));
    }

    public async Task StartAsync()
    {
        clock.SetDay(first);
        await DoAsync<StartRun>(a => a.RunAsync(Code, Clerk));
        await DoAsync<PlanSessions>(a => a.RunAsync(Code,
            [.. Days.Select((day, i) => new Lesson(day, new(8, 30), new(13, 0), i % 2 == 0 ? SessionKind.Theory : SessionKind.Practice))], Clerk));
    }

    /// <param name="hours">by name and place of the lesson; all of them when not given</param>
    public async Task TeachAsync(Func<string, int, int>? hours = null)
    {
        await StartAsync();
        clock.SetDay(Days[^1]);
        var roll = await DoAsync<HubDb, Dictionary<Guid, string>>(db => (
            from e in db.Enrolments.Where(e => e.CourseRunId == RunId)
            join t in db.Trainees on e.TraineeId equals t.Id
            select new { e.Id, t.Name }).ToDictionaryAsync(e => e.Id, e => e.Name));
        var lessons = await DoAsync<HubDb, List<Guid>>(db => db.ClassSessions.Where(s => s.CourseRunId == RunId).OrderBy(s => s.Day).Select(s => s.Id).ToListAsync());
        for (var i = 0; i < lessons.Count; i++)
            await DoAsync<RecordAttendance, int>(a => a.RunAsync(lessons[i], roll.ToDictionary(e => e.Key, e => hours?.Invoke(e.Value, i) ?? LessonHours), Clerk));
        await DoAsync<FinishRun>(a => a.RunAsync(Code, Clerk));
    }

    /// <param name="examDay">on which results are published, too</param>
    /// <param name="marks">theory and skills in tenths of points by name, null for absent; well passed when not given</param>
    public async Task AssessAsync(DateOnly examDay, Func<string, (int Theory, int Skills)?>? marks = null)
    {
        PlanId = await DoAsync<OpenPlan, Guid>(a => a.RunAsync(Code, examDay, Examiner));
        clock.SetDay(examDay);
        await DoAsync<CloseRegistration, (int, int)>(a => a.RunAsync(Code, Examiner));
        var admitted = await DoAsync<HubDb, Dictionary<Guid, string>>(db => (
            from c in db.Candidates.Where(c => c.PlanId == PlanId && c.Admitted)
            join t in db.Trainees on c.TraineeId equals t.Id
            select new { c.Id, t.Name }).ToDictionaryAsync(c => c.Id, c => c.Name));
        var entered = admitted.SelectMany(c => (marks is null ? (800, 750) : marks(c.Value)) is { } m
            ? new EnteredMark[] { new(c.Key, Part.Theory, m.Item1), new(c.Key, Part.Skills, m.Item2) }
            : []).ToList();
        await DoAsync<RecordResults, int>(a => a.RunAsync(Code, entered, Examiner));
        NoticeEndsOn = await DoAsync<PublishResults, DateOnly>(a => a.RunAsync(Code, Examiner));
    }

    /// <summary>The daily duty of the day after the notice, and all the work it promises.</summary>
    public async Task IssueAsync()
    {
        clock.SetDay(NoticeEndsOn.AddDays(1));
        Assert.Equal(1, await DoAsync<IssueWhereDue, int>(a => a.RunAsync()));
        Assert.Equal(0, (await DoDueWorkAsync()).Failed);
    }

    public Task<WorkDone> DoDueWorkAsync() => DoAsync<DueWork, WorkDone>(d => d.UntilEmptyAsync(TestContext.Current.CancellationToken));

    /// <summary>One act in a scope of its own.</summary>
    public async Task<T> DoAsync<TAct, T>(Func<TAct, Task<T>> act) where TAct : notnull
    {
        await using var scope = root.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TAct>());
    }

    /// <inheritdoc cref="DoAsync{TAct,T}(Func{TAct,Task{T}})"/>
    public Task DoAsync<TAct>(Func<TAct, Task> act) where TAct : notnull =>
        DoAsync<TAct, bool>(async a =>
        {
            await act(a);
            return true;
        });
}
