using Microsoft.EntityFrameworkCore;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>Which levels people hold: live certificates of this register and recorded ones from elsewhere. A revoked one is not held.</summary>
internal static class HeldLevels
{
    public static async Task<Dictionary<Guid, HashSet<Level>>> OfRunAsync(HubDb db, Guid runId, string occupationCode, CancellationToken ct = default)
    {
        var people = db.Enrolments.Where(e => e.CourseRunId == runId && e.State == EnrolmentState.Enrolled).Select(e => e.TraineeId);
        var here = await db.Certificates.AsNoTracking()
            .Where(c => people.Contains(c.TraineeId) && c.OccupationCode == occupationCode && c.State == CertificateState.Live)
            .Select(c => new { c.TraineeId, c.Level }).ToListAsync(ct);
        var elsewhere = await db.HeldCertificates.AsNoTracking()
            .Where(c => people.Contains(c.TraineeId) && c.OccupationCode == occupationCode)
            .Select(c => new { c.TraineeId, c.Level }).ToListAsync(ct);
        return here.Concat(elsewhere).GroupBy(c => c.TraineeId).ToDictionary(g => g.Key, g => g.Select(c => c.Level).ToHashSet());
    }
}
