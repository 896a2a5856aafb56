using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Training;

namespace TrainingHub.Subsidies;

/// <summary>The facts of everybody in a class, from rows; the same look serves the assembly and the recount before approval.</summary>
internal static class ClaimFactsOf
{
    /// <param name="TraineeId">the person</param>
    /// <param name="CertificateId">the live certificate from this class, if any</param>
    /// <param name="OccupationCode">occupation of the class</param>
    /// <param name="Facts">what the decision is made from</param>
    public sealed record Person(Guid TraineeId, Guid? CertificateId, string OccupationCode, ClaimFacts Facts);

    public static async Task<List<Person>> RunAsync(HubDb db, CourseRun run, string schemeGroup, long? rateFen, CancellationToken ct)
    {
        var occupation = await db.Courses.Where(c => c.Id == run.CourseId).Select(c => c.OccupationCode).SingleAsync(ct);
        var people = await db.Enrolments.AsNoTracking()
            .Where(e => e.CourseRunId == run.Id && e.State == EnrolmentState.Enrolled)
            .OrderBy(e => e.Id).Select(e => e.TraineeId).ToListAsync(ct);
        var ofClass = db.Enrolments.Where(e => e.CourseRunId == run.Id).Select(e => e.TraineeId);
        var certificates = await db.Certificates.AsNoTracking()
            .Where(c => c.CourseRunId == run.Id && c.Level == run.Level && c.State == CertificateState.Live)
            .ToDictionaryAsync(c => c.TraineeId, c => c.Id, ct);
        var claims = await db.Claims.AsNoTracking()
            .Where(c => ofClass.Contains(c.TraineeId) && c.OccupationCode == occupation && c.SchemeGroup == schemeGroup && c.State == ClaimState.Live)
            .Select(c => new { c.TraineeId, c.Level }).ToListAsync(ct);
        var held = await HeldLevels.OfRunAsync(db, run.Id, occupation, ct);
        foreach (var claim in claims)
            (held.TryGetValue(claim.TraineeId, out var levels) ? levels : held[claim.TraineeId] = []).Add(claim.Level);
        var claimed = claims.Where(c => c.Level == run.Level).Select(c => c.TraineeId).ToHashSet();
        return [.. people.Select(p => new Person(p, certificates.TryGetValue(p, out var id) ? id : null, occupation, new ClaimFacts(
            run.Level, certificates.ContainsKey(p), claimed.Contains(p), held.TryGetValue(p, out var own) ? own.Max() : null, rateFen)))];
    }
}
