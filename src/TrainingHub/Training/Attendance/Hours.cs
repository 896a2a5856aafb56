using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Training;

/// <summary>Class hours (学时): 45 minutes each, whole ones per session, rounded down.</summary>
internal static class Hours
{
    public static int OfMinutes(int minutes) => Math.Max(0, minutes) / 45;

    /// <summary>What the rolls say: of each person and session the row of the highest revision. What counts of it is in <see cref="CountedHours"/>.</summary>
    public static IQueryable<Attendance> InForce(HubDb db) =>
        db.Attendances.Where(a => !db.Attendances.Any(b => b.EnrolmentId == a.EnrolmentId && b.SessionId == a.SessionId && b.Revision > a.Revision));

    /// <summary>Hours that count so far for each enrolment of a class; people without any are absent from the answer.</summary>
    public static Task<Dictionary<Guid, int>> OfRunAsync(HubDb db, Guid runId, CancellationToken ct = default)
    {
        return SumAsync(db.CountedOfRun(runId).Where(c => c.CourseRunId == runId), ct);
    }

    /// <summary>Hours by enrolment.</summary>
    public static Task<Dictionary<Guid, int>> SumAsync(IQueryable<Counted> counted, CancellationToken ct = default) =>
        counted.GroupBy(c => c.EnrolmentId).Select(g => new { g.Key, Sum = g.Sum(c => c.Hours) }).ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
}
