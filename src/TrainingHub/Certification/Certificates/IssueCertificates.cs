using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;

namespace TrainingHub.Certification;

/// <summary>The assessor asks for the certificates of an assessment; a background job makes them. Asking twice issues nobody twice.</summary>
[Needs(Permission.IssueCertificates)]
internal sealed class IssueCertificates(HubDb db, DueCertificates dues, Worklist work, TimeProvider clock)
{
    /// <returns>the job in which the issue is counted</returns>
    public async Task<Guid> RunAsync(string classCode, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var plan = await db.AssessmentPlans.VisibleTo(actor).OfClass(classCode).OneOrNotHere(ct);
        var run = await db.CourseRuns.Where(r => r.Id == plan.CourseRunId).Select(r => new { r.Id, r.Code, r.Level, r.Course.OccupationCode }).SingleAsync(ct);
        var now = clock.Now;
        await ClockCheck.MustHoldAsync(db, now, ct);
        DueCertificates.MustBeOver(plan, now.ChinaDay);
        var due = await dues.OfPlanAsync(plan, run.OccupationCode, run.Level, ct);
        if (due.All(d => d.Reason is not null))
            throw new RuleBroken("issue.nobody", "班次{0}现在没有可以发证的人；各人的原因见下表", run.Code);

        var job = work.Begin(actor, $"/classes/{run.Code}", "为班次{0}发证", run.Code);
        var issue = new CertificateIssue
        {
            PlanId = plan.Id,
            CourseRunId = run.Id,
            SchoolId = plan.SchoolId,
            AssessorId = plan.AssessorId,
            RegionPath = plan.RegionPath,
            JobId = job.Id,
            CreatedBy = actor.Name,
            AskedBy = actor.UserId,
            CreatedAt = now,
        };
        db.CertificateIssues.Add(issue);
        db.Touch(plan);
        work.Add<IssueClass>(issue.Id, job.Id);
        await db.SaveChangesAsync(ct);
        return job.Id;
    }
}
