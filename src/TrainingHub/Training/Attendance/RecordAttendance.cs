using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Training;

/// <summary>
/// Records who attended a lesson. Only what differs from what is recorded makes a row, so recording the same twice changes nothing.
/// A roll says what the school saw and is never refused for somebody who is on another; what counts of it is in <see cref="CountedHours"/>.
/// </summary>
[Needs(Permission.RunClasses)]
internal sealed class RecordAttendance(HubDb db, TimeProvider clock)
{
    /// <param name="sessionId">the lesson</param>
    /// <param name="hours">class hours by enrolment; 0 for absent; who is not named stays as recorded</param>
    /// <returns>how many rows were written</returns>
    public async Task<int> RunAsync(Guid sessionId, IReadOnlyDictionary<Guid, int> hours, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var session = await db.ClassSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new NotHere();
        var run = await db.CourseRuns.VisibleTo(actor).Where(r => r.Id == session.CourseRunId).OneOrNotHere(ct);
        if (run.State != RunState.Started)
            throw new RuleBroken("attendance.state", "班次{0}未在开班中，不能登记考勤", run.Code);
        var now = clock.Now;
        if (session.Day > now.ChinaDay)
            throw new RuleBroken("attendance.future", "{0}的课还没有上，不能登记考勤", session.Day.Iso);
        if (hours.Values.Any(h => h < 0 || h > session.Hours))
            throw new RuleBroken("attendance.hours", "这次课是{0}学时，登记的学时应为0至{0}", session.Hours);

        var enrolled = await db.Enrolments.AsNoTracking()
            .Where(e => e.CourseRunId == run.Id && e.State == EnrolmentState.Enrolled)
            .Select(e => e.Id).ToHashSetAsync(ct);
        if (!hours.Keys.All(enrolled.Contains))
            throw new NotHere();
        var known = (await Hours.InForce(db).AsNoTracking().Where(a => a.SessionId == sessionId).ToListAsync(ct))
            .ToDictionary(a => a.EnrolmentId);
        var written = 0;
        foreach (var (enrolmentId, attended) in hours)
        {
            var before = known.GetValueOrDefault(enrolmentId);
            if (before is not null && before.Hours == attended)
                continue;
            db.Attendances.Add(new Attendance
            {
                EnrolmentId = enrolmentId,
                SessionId = sessionId,
                Revision = before is null ? 0 : before.Revision + 1,
                Hours = attended,
                RecordedBy = actor.Name,
                RecordedAt = now,
            });
            written++;
        }
        if (written == 0)
            return 0;
        db.Touch(run);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await ReachedHours.KeepAsync(db, run.Id, ct);
        await transaction.CommitAsync(ct);
        return written;
    }
}
