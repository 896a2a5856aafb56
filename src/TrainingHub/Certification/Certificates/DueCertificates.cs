using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Papers;
using TrainingHub.Training;

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

    [Display(Name = "姓名里有印不出的字")]
    NotPrintable,
}

/// <summary>One person of an assessment: due when there is no reason against it.</summary>
/// <param name="Result">how the person did</param>
/// <param name="Reason">why there is no certificate now</param>
/// <param name="Cure">what helps, where there is more to say</param>
internal sealed record Due(CandidateResult Result, NotDue? Reason, Sentence? Cure = null);

/// <summary>Who of an assessment is due for a certificate, and why the others are not. The page that asks and the job that issues use the same answer.</summary>
internal sealed class DueCertificates(HubDb db, Rulebook rules, Fonts fonts)
{
    public async Task<List<Due>> OfPlanAsync(AssessmentPlan plan, string occupationCode, Level level, CancellationToken ct = default)
    {
        var results = await PlanResults.OfPlanAsync(db, rules, plan, ct);
        var onRoll = db.CandidatesOf(plan.Id);
        var issued = await db.Certificates.Where(c => onRoll.Contains(c.CandidateId)).Select(c => c.CandidateId).ToHashSetAsync(ct);
        var held = await HeldLevels.OfRunAsync(db, plan.CourseRunId, occupationCode, ct);
        var names = await db.Candidates.Where(c => c.PlanId == plan.Id).Select(c => new { c.Id, c.Trainee.Name }).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        // A name that cannot be printed must not take a number: it would stay without its paper.
        return [.. results.Select(r => Why(r) is { } reason ? new Due(r, reason)
            : fonts.Missing(names[r.CandidateId]) is { Count: > 0 } missing ? new Due(r, NotDue.NotPrintable, NotPrintable.Sentence(missing))
            : new Due(r, null))];

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
