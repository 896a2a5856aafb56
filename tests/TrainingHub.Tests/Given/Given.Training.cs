using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>A person whose identity document is not kept.</summary>
    public Task<Trainee> TraineeAsync(string? name = null) => SavedAsync(Trainee(name));

    /// <summary>A person whose identity document is kept, sealed.</summary>
    /// <param name="number">of a resident identity card, valid</param>
    public Task<(Trainee Person, IdentityDocument Paper)> IdentifiedAsync(IdVault vault, string number, string? name = null) =>
        IdentifiedAsync(vault, IdDocument.Parse(IdKind.ResidentId, number), name);

    /// <summary>A person with a document of another kind, kept and sealed.</summary>
    public async Task<Trainee> IdentifiedAsync(IdVault vault, IdKind kind, string number, string name) =>
        (await IdentifiedAsync(vault, IdDocument.Parse(kind, number), name)).Person;

    private async Task<(Trainee Person, IdentityDocument Paper)> IdentifiedAsync(IdVault vault, IdDocument document, string? name)
    {
        var id = Guid.CreateVersion7();
        var person = Trainee(name, document);
        var paper = new IdentityDocument
        {
            Id = id,
            TraineeId = person.Id,
            Kind = document.Kind,
            Sealed = vault.Seal(SealedAs.IdentityNumber, id, document.Number),
            Index = IdentityDocument.IndexOf(vault, document.Kind, document.Number),
            Masked = document.Masked,
        };
        db.AddRange(person, paper);
        await db.SaveChangesAsync();
        return (person, paper);
    }

    public static Trainee Trainee(string? name = null, IdDocument? document = null)
    {
        name ??= "学员" + string.Concat($"{Next()}".Select(digit => "〇一二三四五六七八九"[digit - '0']));
        return new()
        {
            Name = name,
            NameKey = PersonName.Parse(name).MatchKey,
            Sex = document?.Sex ?? Sex.Female,
            BirthDate = document is null ? new(1980, 1, 1) : document.BirthDate,
            MaskedNumber = document?.Masked ?? "411*************26",
            CreatedAt = Now,
        };
    }

    /// <summary>A class with six class hours a day; ten days of them are what the seeded rules ask for.</summary>
    public async Task<CourseRun> RunAsync(School school, DateOnly firstDay, Level level = Level.Five, Assessor? assessor = null, int days = 10, string? code = null, int seats = 500)
    {
        var run = Run(school, assessor, await db.Courses.Select(c => c.Id).FirstAsync(), firstDay, days, level, code, seats)
            .Under(await HoursRuleAsync(level, school.RegionPath, firstDay));
        db.Add(run);
        db.AddRange(Enumerable.Range(0, days).Select(d => new ClassSession
        {
            CourseRunId = run.Id,
            Day = firstDay.AddDays(d),
            From = new(8, 0),
            To = new(12, 30),
            Kind = d % 2 == 0 ? SessionKind.Theory : SessionKind.Practice,
        }));
        await db.SaveChangesAsync();
        return run;
    }

    /// <summary>The hours rule that the city has entered; sixty hours where the story has entered none.</summary>
    private async Task<DatedRule> HoursRuleAsync(Level level, string region, DateOnly day)
    {
        var key = RuleKeys.ClassHours(level);
        return await new Rulebook(db).FindAsync(key, region, day)
            ?? await SavedAsync(new DatedRule { Key = key, RegionPath = region, From = new(2000, 1, 1), Value = 60, Document = "测试", CreatedAt = Now, CreatedBy = "测试" });
    }

    public static CourseRun Run(School school, Assessor? assessor, Guid course, DateOnly firstDay, int days = 10, Level level = Level.Five, string? code = null, int seats = 500) => new()
    {
        Code = code ?? $"班-{Next()}",
        Name = "养老护理员培训班",
        CourseId = course,
        Level = level,
        SchoolId = school.Id,
        AssessorId = assessor?.Id,
        RegionPath = school.RegionPath,
        FirstDay = firstDay,
        LastDay = firstDay.AddDays(days - 1),
        Seats = seats,
        CreatedAt = Now,
    };

    /// <summary>The person is in the class.</summary>
    /// <param name="hours">of the class, from its first day on, that she attended</param>
    public async Task<Enrolment> EnrolmentAsync(CourseRun run, Trainee trainee, int hours = 0)
    {
        var enrolment = await SavedAsync(Enrolment(run, trainee));
        if (hours > 0)
            await AttendedAsync(enrolment, hours);
        return enrolment;
    }

    /// <summary>She attended the first so many hours of the class, six a day.</summary>
    /// <param name="revision">above 0 to put an earlier record right</param>
    public async Task AttendedAsync(Enrolment enrolment, int hours = 60, int revision = 0)
    {
        var sessions = await db.ClassSessions.Where(s => s.CourseRunId == enrolment.CourseRunId).OrderBy(s => s.Day).ToListAsync();
        db.AddRange(sessions.Select((s, i) => Attendance(enrolment, s, Math.Clamp(hours - 6 * i, 0, 6), revision)));
        await db.SaveChangesAsync();
        await ReachedHours.KeepAsync(db, enrolment.CourseRunId, default);
    }

    /// <summary>So many people in the class who attended all of it.</summary>
    public async Task<List<Trainee>> TrainedAsync(CourseRun run, int people)
    {
        var sessions = await db.ClassSessions.Where(s => s.CourseRunId == run.Id).ToListAsync();
        var trainees = Enumerable.Range(0, people).Select(_ => Trainee()).ToList();
        foreach (var trainee in trainees)
        {
            var enrolment = Enrolment(run, trainee);
            db.AddRange(trainee, enrolment);
            db.AddRange(sessions.Select(s => Attendance(enrolment, s, 6, 0)));
        }
        await db.SaveChangesAsync();
        await ReachedHours.KeepAsync(db, run.Id, default);
        db.ChangeTracker.Clear();
        return trainees;
    }

    private static Enrolment Enrolment(CourseRun run, Trainee trainee) => new()
    {
        TraineeId = trainee.Id,
        CourseRunId = run.Id,
        SchoolId = run.SchoolId,
        AssessorId = run.AssessorId,
        RegionPath = run.RegionPath,
        EnrolledOn = run.FirstDay,
        CreatedAt = Now,
    };

    private static Attendance Attendance(Enrolment enrolment, ClassSession session, int hours, int revision) => new()
    {
        EnrolmentId = enrolment.Id,
        SessionId = session.Id,
        Revision = revision,
        Hours = hours,
        RecordedBy = "测试",
        RecordedAt = Now,
    };
}
