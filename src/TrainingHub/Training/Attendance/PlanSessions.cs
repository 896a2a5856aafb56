using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Training;

/// <summary>One planned lesson: a China day, two times of the clock, theory or practice.</summary>
internal sealed record Lesson(DateOnly Day, TimeOnly From, TimeOnly To, SessionKind Kind);

/// <summary>Adds lessons to the timetable of a class.</summary>
[Needs(Permission.RunClasses)]
internal sealed class PlanSessions(HubDb db)
{
    public async Task RunAsync(string classCode, IReadOnlyList<Lesson> lessons, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var run = await db.CourseRuns.VisibleTo(actor).Where(r => r.Code == classCode).OneOrNotHere(ct);
        if (run.State is RunState.Finished or RunState.Cancelled)
            throw new RuleBroken("session.finished", "班次{0}已结业或取消，不能再安排课次", run.Code);
        var planned = await db.ClassSessions.AsNoTracking().Where(s => s.CourseRunId == run.Id).ToListAsync(ct);
        foreach (var lesson in lessons)
        {
            var session = new ClassSession { CourseRunId = run.Id, Day = lesson.Day, From = lesson.From, To = lesson.To, Kind = lesson.Kind };
            Check(run, session, planned);
            planned.Add(session);
            db.ClassSessions.Add(session);
        }
        db.Touch(run);
        await db.SaveChangesAsync(ct);
    }

    private static void Check(CourseRun run, ClassSession session, List<ClassSession> planned)
    {
        var day = session.Day.Iso;
        if (session.Day < run.FirstDay || session.Day > run.LastDay)
            throw new RuleBroken("session.day", "课次日期应在{0}至{1}之间，现在是{2}", run.FirstDay.Iso, run.LastDay.Iso, day) { Field = nameof(Lesson.Day) };
        if (session.To <= session.From || session.Hours < 1)
            throw new RuleBroken("session.time", "下课时间应晚于上课时间，且至少一学时（45分钟）") { Field = nameof(Lesson.To) };
        if (planned.Any(p => p.Day == session.Day && p.From < session.To && session.From < p.To))
            throw new RuleBroken("session.overlap", "{0}在这个时间已有课次，请错开", day) { Field = nameof(Lesson.From) };
    }
}
