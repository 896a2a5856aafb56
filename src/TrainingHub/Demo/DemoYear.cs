using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;
using TrainingHub.Sheets;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Demo;

/// <summary>
/// Plays Sanmenxia's year 2022 by the acts alone: what a clerk or an assessor would do is done on the day they would do it, and the
/// background work is done by the engine, for which the clock waits. Nothing is inserted finished.
/// </summary>
internal sealed class DemoYear(IServiceScopeFactory scopes, WorkLeft work, DemoClock clock, City city, IProgress<string> progress)
{
    private static readonly (TimeOnly From, TimeOnly To) LessonTime = (new(8, 30), new(13, 0));

    private readonly PriorityQueue<Func<IServiceProvider, CancellationToken, Task>, (DateOnly Day, int Order)> days = new();
    private readonly Dictionary<string, School> schools = [];
    private readonly List<Assessor> assessors = [];
    private readonly Dictionary<string, List<DemoPerson>> rolls = [];
    private int order;
    private int nextPerson;

    public DemoAccount Account { get; } = new();

    /// <summary>Schools, assessors and accounts, then every class's year in the order of the days.</summary>
    public async Task PlayAsync(DemoAccounts accounts, CancellationToken ct)
    {
        await OnceAsync(s => BodiesAsync(s, accounts, ct));
        foreach (var run in DemoClasses.Sanmenxia)
            Plan(run);
        Add(new(2022, 8, 11), DemoContest.RunAsync);
        Add(new(2022, 9, 21), async (s, stop) =>
        {
            var db = s.GetRequiredService<HubDb>();
            var holder = await db.Certificates.AsNoTracking().OrderBy(c => c.Number).Select(c => new { c.TraineeId, c.HolderName, c.RegionPath }).FirstAsync(stop);
            await new DemoAccounts(db, s.GetRequiredService<IPasswordHasher<HubUser>>(), clock).CaregiverAsync(holder.HolderName, holder.TraineeId, holder.RegionPath, stop);
        });
        var total = days.Count;
        while (days.TryDequeue(out var act, out var when))
        {
            clock.MoveTo(when.Day);
            await OnceAsync(s => act(s, ct));
            await work.UntilNoneAsync(ct);
            clock.Pass(TimeSpan.FromMinutes(2));
            progress.Report($"{when.Day.Iso}  {(total - days.Count) * 100 / total}%");
        }
    }

    private void Add(DateOnly day, Func<IServiceProvider, CancellationToken, Task> act) => days.Enqueue(act, (day, order++));

    private async Task OnceAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    private async Task BodiesAsync(IServiceProvider services, DemoAccounts accounts, CancellationToken ct)
    {
        var db = services.GetRequiredService<HubDb>();
        await accounts.CityAsync(city, ct);
        foreach (var (unit, i) in city.Units.Select((u, i) => (u, i + 1)))
        {
            var school = new School
            {
                Name = $"{unit.Name}康养职业培训学校（演示）",
                RegionPath = RegionPath.Of(city.Path, unit.Code),
                Address = $"{unit.Name}人民路{i * 8}号",
                Phone = $"0398-000{i:0000}",
                CreatedAt = clock.Now,
            };
            db.Schools.Add(school);
            await db.SaveChangesAsync(ct);
            schools[unit.Code] = school;
            await accounts.SchoolAsync(school, i, ct);
        }
        foreach (var (body, i) in DemoClasses.SanmenxiaAssessors.Select((b, i) => (b, i)))
        {
            var assessor = new Assessor
            {
                Name = body.Name,
                Kind = body.Letter == "S" ? AssessorKind.SocialBody : AssessorKind.Employer,
                Prefix = body.Prefix,
                RegionPath = city.Path,
                FiledOn = body.FiledOn,
                CreatedAt = clock.Now,
            };
            assessors.Add(assessor);
            // A body enters the register on the day it is filed; those filed before the year are there from the start.
            Add(body.FiledOn > clock.Today ? body.FiledOn : clock.Today, async (s, stop) =>
            {
                await s.GetRequiredService<FileAssessor>().RunAsync(assessor, Actor.System, stop);
                await new DemoAccounts(s.GetRequiredService<HubDb>(), s.GetRequiredService<IPasswordHasher<HubUser>>(), clock).AssessorAsync(assessor, i + 1, stop);
            });
        }
    }

    private void Plan(DemoClass run)
    {
        var lessons = LessonDays(run.First).Take(DemoClasses.Lessons).ToList();
        var last = lessons[^1];
        Add(run.First.AddDays(-4), (s, ct) => EnrolAsync(s, run, last, ct));
        Add(run.First, async (s, ct) =>
        {
            await s.GetRequiredService<StartRun>().RunAsync(run.Code, Actor.System, ct);
            await s.GetRequiredService<PlanSessions>().RunAsync(run.Code,
                [.. lessons.Select((day, i) => new Lesson(day, LessonTime.From, LessonTime.To, i % 5 < 2 ? SessionKind.Theory : SessionKind.Practice))], Actor.System, ct);
        });
        Add(last, (s, ct) => TeachAsync(s, run, ct));
        if (run.Passed == 0)
            return;
        Add(last.AddDays(1), (s, ct) => s.GetRequiredService<OpenPlan>().RunAsync(run.Code, last.AddDays(5), Actor.System, ct));
        Add(last.AddDays(5), (s, ct) => AssessAsync(s, run, ct));
        // The daily duty issues once the notice is over; the day after it everything is printed, sent and claimed.
        for (var day = last.AddDays(10); day <= last.AddDays(20); day = day.AddDays(1))
            Add(day, DutyAsync);
        Add(last.AddDays(22), (s, ct) => ClaimAsync(s, run, ct));
    }

    /// <summary>Weekdays on which people work; nobody is taught on a holiday.</summary>
    internal static IEnumerable<DateOnly> LessonDays(DateOnly first)
    {
        var holidays = HolidayNotice.Shipped.SelectMany(n => n.Off).ToHashSet();
        for (var day = first; ; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day))
                yield return day;
    }

    private static Task<Guid> IdAsync(IServiceProvider services, DemoClass run, CancellationToken ct) =>
        services.GetRequiredService<HubDb>().CourseRuns.Where(r => r.Code == run.Code).Select(r => r.Id).SingleAsync(ct);

    private async Task EnrolAsync(IServiceProvider services, DemoClass run, DateOnly last, CancellationToken ct)
    {
        var county = city.Units.Single(u => u.Code == run.Region).Name;
        var people = Enumerable.Range(nextPerson, run.Trained + run.Dropped).Select(i => DemoPeople.At(i, county)).ToList();
        nextPerson += people.Count;
        if (run.Known > 0)
            people.AddRange(rolls["2022-HB-01"].Take(run.Known));
        rolls[run.Code] = people;

        var id = await services.GetRequiredService<OpenRun>().RunAsync(
            new(run.Code, $"{county}养老护理员{run.Level.InChinese.Split('/')[1]}培训班", run.Level, schools[run.Region].Id,
                run.Passed > 0 ? assessors[run.Assessor].Id : null, run.First, last, people.Count + 5), Actor.System, ct);
        var db = services.GetRequiredService<HubDb>();
        var opened = await db.CourseRuns.SingleAsync(r => r.Id == id, ct);
        var file = DemoRoster.Of(run, people, county);
        var roster = TraineeSheet.Read(file, $"{run.Code}学员名单.xlsx", SheetLimits.Upload, ct);
        var rehearsed = await services.GetRequiredService<Rehearse>().RunAsync(opened, roster.Rows, roster.Columns, ct);
        var counts = await services.GetRequiredService<ImportWhole>().RunAsync(opened, roster, rehearsed, file, $"{run.Code}学员名单.xlsx", Actor.System, ct);
        Account.Rosters++;
        Account.Imported += counts.Added;
        Account.Matched += counts.Matched;
        Account.Refused += rehearsed.Check.WithErrors.Count;
        if (run.Level == Level.Three)
            await HoldLowerAsync(services, opened, run, ct);
    }

    /// <summary>The level-4 certificates that the later holders of level 3 have from elsewhere: made up, and marked so.</summary>
    private static async Task HoldLowerAsync(IServiceProvider services, CourseRun opened, DemoClass run, CancellationToken ct)
    {
        var db = services.GetRequiredService<HubDb>();
        var people = await db.Enrolments.Where(e => e.CourseRunId == opened.Id).OrderBy(e => e.Id).Select(e => e.TraineeId).Take(run.Passed + 4).ToListAsync(ct);
        var hold = services.GetRequiredService<RecordHeldCertificate>();
        for (var i = 0; i < people.Count; i++)
        {
            var serial = run.First.DayNumber * 100 + i;
            await hold.RunAsync(people[i], "4-10-01-05", Level.Four, CertificateNumber.Of("S000041000001", 2020, Level.Four, serial % 999_999 + 1),
                new DateOnly(2020, 9, 1), Trust.PaperSeen, isDemo: true, Actor.System, ct);
        }
    }

    private async Task TeachAsync(IServiceProvider services, DemoClass run, CancellationToken ct)
    {
        var db = services.GetRequiredService<HubDb>();
        var id = await IdAsync(services, run, ct);
        // In the order of the roster: ids made in one millisecond have none, and who is known from an earlier class must not drop out.
        var places = rolls[run.Code].Select((p, i) => (p.Name, Place: i)).ToLookup(x => x.Name, x => x.Place);
        var people = await (
            from e in db.Enrolments.AsNoTracking()
            join t in db.Trainees on e.TraineeId equals t.Id
            where e.CourseRunId == id
            select new { e.Id, t.Name }).ToListAsync(ct);
        var roll = people.OrderBy(p => places[p.Name].DefaultIfEmpty().First()).ThenBy(p => p.Id).Select(p => p.Id).ToList();
        var lessons = await db.ClassSessions.AsNoTracking().Where(s => s.CourseRunId == id).OrderBy(s => s.Day).ToListAsync(ct);
        var record = services.GetRequiredService<RecordAttendance>();
        for (var lesson = 0; lesson < lessons.Count; lesson++)
        {
            var hours = lessons[lesson].Hours;
            // Those at the end of the roll's own people drop out after the third lesson; everybody else misses one at the most.
            await record.RunAsync(lessons[lesson].Id, roll.Select((e, i) => (e, i)).ToDictionary(x => x.e, x =>
                IsDropout(run, x.i) ? (lesson < 3 ? hours : 0) : (x.i + lesson * 7) % 53 == 0 && (x.i * 7) % 11 == lesson ? 0 : hours), Actor.System, ct);
        }
        await services.GetRequiredService<FinishRun>().RunAsync(run.Code, Actor.System, ct);
    }

    private static bool IsDropout(DemoClass run, int place) => place >= run.Trained && place < run.Trained + run.Dropped;

    private async Task AssessAsync(IServiceProvider services, DemoClass run, CancellationToken ct)
    {
        var db = services.GetRequiredService<HubDb>();
        await services.GetRequiredService<CloseRegistration>().RunAsync(run.Code, Actor.System, ct);
        var plans = db.AssessmentPlans.OfClass(run.Code);
        var admitted = await db.Candidates.AsNoTracking().Where(c => plans.Any(p => p.Id == c.PlanId) && c.Admitted).OrderBy(c => c.EnrolmentId).Select(c => c.Id).ToListAsync(ct);
        var marks = new List<EnteredMark>();
        for (var i = 0; i < admitted.Count; i++)
        {
            var random = new Random(run.First.DayNumber * 100 + i);
            if (i >= run.Passed && i % 2 == 0)
                continue; // absent
            var passes = i < run.Passed;
            marks.Add(new(admitted[i], Part.Theory, passes ? 600 + random.Next(371) : 350 + random.Next(240)));
            marks.Add(new(admitted[i], Part.Skills, 620 + random.Next(340)));
        }
        await services.GetRequiredService<RecordResults>().RunAsync(run.Code, marks, Actor.System, ct);
        await services.GetRequiredService<PublishResults>().RunAsync(run.Code, Actor.System, ct);
        Account.Results += marks.Count;
    }

    private static Task DutyAsync(IServiceProvider services, CancellationToken ct) => services.GetRequiredService<IssueWhereDue>().RunAsync(ct);

    private async Task ClaimAsync(IServiceProvider services, DemoClass run, CancellationToken ct)
    {
        var db = services.GetRequiredService<HubDb>();
        var id = await IdAsync(services, run, ct);
        var decide = services.GetRequiredService<DecideBatch>();
        // The last class's batch stays a draft, the one before is submitted: something is left to be tried.
        foreach (var batch in await db.ClaimBatches.Where(b => b.CourseRunId == id).Select(b => b.Number).ToListAsync(ct))
        {
            if (run.Code == "2022-LB-06")
                continue;
            await decide.RunAsync(batch, Decision.Submit, null, Actor.System with { Name = schools[run.Region].Name + "经办", PersonId = schools[run.Region].Id }, ct);
            await work.UntilNoneAsync(ct); // its papers
            if (run.Code != "2022-MC-03")
                await OnceAsync(s => s.GetRequiredService<DecideBatch>().RunAsync(batch, Decision.Approve, null, Actor.System with { Name = city.Units.Single(u => u.Code == run.Region).Name + "经办（演示）" }, ct));
        }
    }
}
