using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal static partial class Given
{
    /// <summary>A class of ten days with six class hours a day; sixty is what the seeded rules ask for.</summary>
    public static async Task<CourseRun> RunAsync(HubDb db, School school, DateOnly firstDay, Level level = Level.Five, Assessor? assessor = null, int days = 10)
    {
        var run = new CourseRun
        {
            Code = $"班-{Next()}",
            Name = "养老护理员培训班",
            CourseId = await db.Courses.Select(c => c.Id).FirstAsync(),
            Level = level,
            SchoolId = school.Id,
            AssessorId = assessor?.Id,
            RegionPath = school.RegionPath,
            FirstDay = firstDay,
            LastDay = firstDay.AddDays(days - 1),
            Seats = 500,
            CreatedAt = new FakeClock().Now,
        };
        db.CourseRuns.Add(run);
        db.ClassSessions.AddRange(Enumerable.Range(0, days).Select(d => new ClassSession
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

    /// <summary>The person is in the class.</summary>
    public static async Task<Enrolment> EnrolmentAsync(HubDb db, CourseRun run, Trainee trainee)
    {
        var enrolment = EnrolmentOf(run, trainee);
        db.Enrolments.Add(enrolment);
        await db.SaveChangesAsync();
        return enrolment;
    }

    /// <summary>She attended the first so many hours of the class, six a day.</summary>
    public static async Task AttendedAsync(HubDb db, Enrolment enrolment, int hours = 60, int revision = 0)
    {
        var sessions = await db.ClassSessions.Where(s => s.CourseRunId == enrolment.CourseRunId).OrderBy(s => s.Day).ToListAsync();
        db.Attendances.AddRange(sessions.Select((s, i) => AttendanceOf(enrolment, s, Math.Clamp(hours - 6 * i, 0, 6), revision)));
        await db.SaveChangesAsync();
    }

    /// <summary>So many people in the class who attended all of it.</summary>
    public static async Task<List<Trainee>> TrainedAsync(HubDb db, CourseRun run, int people)
    {
        var sessions = await db.ClassSessions.Where(s => s.CourseRunId == run.Id).ToListAsync();
        var trainees = Enumerable.Range(0, people).Select(_ => TraineeNamed(null)).ToList();
        foreach (var trainee in trainees)
        {
            var enrolment = EnrolmentOf(run, trainee);
            db.AddRange(trainee, enrolment);
            db.Attendances.AddRange(sessions.Select(s => AttendanceOf(enrolment, s, 6, 0)));
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return trainees;
    }

    private static Enrolment EnrolmentOf(CourseRun run, Trainee trainee) => new()
    {
        TraineeId = trainee.Id,
        CourseRunId = run.Id,
        SchoolId = run.SchoolId,
        AssessorId = run.AssessorId,
        RegionPath = run.RegionPath,
        EnrolledOn = run.FirstDay,
        CreatedAt = new FakeClock().Now,
    };

    private static Attendance AttendanceOf(Enrolment enrolment, ClassSession session, int hours, int revision) => new()
    {
        EnrolmentId = enrolment.Id,
        SessionId = session.Id,
        Revision = revision,
        Hours = hours,
        RecordedBy = "测试",
        RecordedAt = new FakeClock().Now,
    };
}
