using Microsoft.EntityFrameworkCore;
using TrainingHub.Papers;

namespace TrainingHub.Certification;

/// <summary>A candidate whose name cannot be printed yet.</summary>
internal sealed record NameToPrint(string ClassCode, string Name, string Signs);

/// <summary>Names that would stop an issue: known as soon as the people stand on the roll of an assessment.</summary>
internal static class NamesToPrint
{
    private const int Most = 5000;

    /// <param name="db">the database</param>
    /// <param name="plans">those whose candidates are looked at</param>
    /// <param name="fonts">what can be printed</param>
    /// <param name="since">the first exam day that still matters</param>
    /// <param name="ct">the asker's</param>
    public static async Task<List<NameToPrint>> OfAsync(HubDb db, IQueryable<AssessmentPlan> plans, Fonts fonts, DateOnly since, CancellationToken ct)
    {
        var names = await db.Candidates.AsNoTracking()
            .Where(c => c.Admitted && plans.Where(p => p.ExamDay >= since).Select(p => p.Id).Contains(c.PlanId) && !db.Certificates.Any(x => x.CandidateId == c.Id))
            .OrderByDescending(c => c.Id).Take(Most).Select(c => new { c.Plan.Run.Code, c.Trainee.Name }).ToListAsync(ct);
        return [.. from n in names
                   let missing = fonts.Missing(n.Name)
                   where missing.Count > 0
                   select new NameToPrint(n.Code, n.Name, new CannotPrint(missing).Named)];
    }
}
