using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>The assessor of a class plans its assessment.</summary>
[Needs(Permission.RecordResults)]
internal sealed class OpenPlan(HubDb db, TimeProvider clock)
{
    public async Task<Guid> RunAsync(string classCode, DateOnly examDay, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == classCode).OneOrNotHere(ct);
        if (run.AssessorId is not { } assessorId)
            throw new RuleBroken("plan.no-assessor", "班次{0}没有指定认定机构，不能安排认定", run.Code);
        if (examDay < run.LastDay)
            throw new RuleBroken("plan.exam-day", "考核日期不能早于班次的最后一天{0}，现在是{1}", run.LastDay.Iso, examDay.Iso) { Field = "ExamDay" };
        if (await db.AssessmentPlans.AnyAsync(p => p.CourseRunId == run.Id, ct))
            throw new RuleBroken("plan.exists", "班次{0}已经安排了认定", run.Code);
        var plan = new AssessmentPlan
        {
            CourseRunId = run.Id,
            SchoolId = run.SchoolId,
            AssessorId = assessorId,
            RegionPath = run.RegionPath,
            ExamDay = examDay,
            CreatedAt = clock.Now,
        };
        db.AssessmentPlans.Add(plan);
        await db.SaveChangesAsync(ct);
        return plan.Id;
    }
}
