using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>Why somebody of an assessment gets no certificate now.</summary>
internal enum NotDue
{
    [Display(Name = "未获准参加认定")]
    NotAdmitted,

    [Display(Name = "缺考")]
    Absent,

    [Display(Name = "有科目未合格")]
    NotPassed,

    [Display(Name = "本次认定已发证")]
    Issued,

    [Display(Name = "已持有本等级的有效证书")]
    HoldsIt,
}

/// <summary>One person of an assessment: due when there is no reason against it.</summary>
internal sealed record Due(CandidateResult Result, NotDue? Reason);

/// <summary>Who of an assessment is due for a certificate, and why the others are not. The page that asks and the job that issues use the same answer.</summary>
internal static class DueCertificates
{
    public static async Task<List<Due>> OfPlanAsync(HubDb db, Rulebook rules, AssessmentPlan plan, string occupationCode, Level level, CancellationToken ct = default)
    {
        var results = await PlanResults.OfPlanAsync(db, rules, plan, ct);
        var issued = await db.Certificates.Where(c => c.Candidate.PlanId == plan.Id).Select(c => c.CandidateId).ToHashSetAsync(ct);
        var held = await HeldLevels.OfRunAsync(db, plan.CourseRunId, occupationCode, ct);
        return [.. results.Select(r => new Due(r, Why(r)))];

        NotDue? Why(CandidateResult r) =>
            issued.Contains(r.CandidateId) ? NotDue.Issued
            : !r.Admitted ? NotDue.NotAdmitted
            : r.Marks.Count == 0 ? NotDue.Absent
            : !r.IsPassed ? NotDue.NotPassed
            : held.GetValueOrDefault(r.TraineeId)?.Contains(level) == true ? NotDue.HoldsIt
            : null;
    }

    /// <summary>Refuses an issue whose notice has not ended.</summary>
    public static void MustBeOver(AssessmentPlan plan, DateOnly today)
    {
        if (plan.State != PlanState.Published || plan.NoticeEndsOn is not { } last)
            throw new RuleBroken("issue.not-published", "成绩公示期满后才能发证，这次认定的成绩还没有公示");
        if (today <= last)
            throw new RuleBroken("issue.notice", "成绩公示到{0}止，期满后的第二天起才能发证", last.Iso);
    }
}
