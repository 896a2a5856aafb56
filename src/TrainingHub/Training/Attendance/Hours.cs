using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Training;

/// <summary>Class hours (学时): 45 minutes each, whole ones per session, rounded down.</summary>
internal static class Hours
{
    public static int OfMinutes(int minutes) => Math.Max(0, minutes) / 45;

    /// <summary>What counts: of each person and session the row of the highest revision.</summary>
    public static IQueryable<Attendance> InForce(HubDb db) =>
        db.Attendances.Where(a => !db.Attendances.Any(b => b.EnrolmentId == a.EnrolmentId && b.SessionId == a.SessionId && b.Revision > a.Revision));

    /// <summary>Hours attended so far by each enrolment of a class; people without any are absent from the answer.</summary>
    public static Task<Dictionary<Guid, int>> OfRunAsync(HubDb db, Guid runId, CancellationToken ct = default)
    {
        var enrolled = db.Enrolments.Where(e => e.CourseRunId == runId).Select(e => e.Id);
        return InForce(db).AsNoTracking()
            .Where(a => enrolled.Contains(a.EnrolmentId))
            .GroupBy(a => a.EnrolmentId)
            .Select(g => new { g.Key, Sum = g.Sum(a => a.Hours) })
            .ToDictionaryAsync(g => g.Key, g => g.Sum, ct);
    }
}
