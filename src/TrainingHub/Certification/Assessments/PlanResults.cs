using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>How a candidate did.</summary>
internal sealed record CandidateResult(Guid CandidateId, Guid TraineeId, bool Admitted, string? Reasons, IReadOnlyDictionary<Part, int> Marks, bool IsComplete, bool IsPassed);

internal static class PlanResults
{
    /// <summary>Keys of everybody on the roll of an assessment. Asked through its candidate, a mark or certificate would be looked for among all there are.</summary>
    public static IQueryable<Guid> CandidatesOf(this HubDb db, Guid planId) => db.Candidates.Where(c => c.PlanId == planId).Select(c => c.Id);

    /// <summary>Everybody on the roll of an assessment with marks and verdict, by the pass mark of the exam day.</summary>
    public static async Task<List<CandidateResult>> OfPlanAsync(HubDb db, Rulebook rules, AssessmentPlan plan, CancellationToken ct = default)
    {
        var level = await db.CourseRuns.Where(r => r.Id == plan.CourseRunId).Select(r => r.Level).SingleAsync(ct);
        var passMark = await rules.ValueAsync(RuleKeys.PassMark, plan.RegionPath, plan.ExamDay, ct);
        var roll = await db.Candidates.AsNoTracking().Where(c => c.PlanId == plan.Id).OrderBy(c => c.Id).ToListAsync(ct);
        var onRoll = db.CandidatesOf(plan.Id);
        var marks = (await RecordResults.InForce(db).AsNoTracking()
                .Where(m => onRoll.Contains(m.CandidateId)).ToListAsync(ct))
            .ToLookup(m => m.CandidateId);
        return [.. roll.Select(c =>
        {
            IReadOnlyDictionary<Part, int> own = marks[c.Id].ToDictionary(m => m.Part, m => m.Tenths);
            return new CandidateResult(c.Id, c.TraineeId, c.Admitted, c.Reasons, own,
                PassMark.IsComplete(level, own), c.Admitted && PassMark.IsPassed(level, own, passMark));
        })];
    }
}
