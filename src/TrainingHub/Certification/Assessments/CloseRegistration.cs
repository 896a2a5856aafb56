using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Certification;

/// <summary>Closes the roll of an assessment: everybody of the class is admitted, or refused with the reasons; nobody is added after.</summary>
[Needs(Permission.RecordResults)]
internal sealed class CloseRegistration(HubDb db)
{
    /// <returns>how many were admitted and how many not</returns>
    public async Task<(int Admitted, int Refused)> RunAsync(string classCode, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var plan = await db.AssessmentPlans.VisibleTo(actor).OfClass(classCode).OneOrNotHere(ct);
        var (run, needed, occupation) = await db.CourseRuns.AsNoTracking().Where(r => r.Id == plan.CourseRunId)
            .Select(r => ValueTuple.Create(r, r.HoursRule.Value, r.Course.OccupationCode)).SingleAsync(ct);
        if (run.State != RunState.Finished)
            throw new RuleBroken("plan.not-finished", "班次{0}还没有结业，结业后才能截止报名", run.Code);
        plan.Close();

        var hours = await Hours.OfRunAsync(db, run.Id, ct);
        var enrolled = await db.Enrolments.AsNoTracking()
            .Where(e => e.CourseRunId == run.Id && e.State == EnrolmentState.Enrolled).OrderBy(e => e.Id).ToListAsync(ct);
        var held = await HeldLevels.OfRunAsync(db, run.Id, occupation, ct);

        var admitted = 0;
        foreach (var enrolment in enrolled)
        {
            var reasons = Admission.Of(run.Level, hours.GetValueOrDefault(enrolment.Id), needed, held.GetValueOrDefault(enrolment.TraineeId) ?? []);
            if (reasons.Count == 0)
                admitted++;
            db.Candidates.Add(new Candidate
            {
                PlanId = plan.Id,
                EnrolmentId = enrolment.Id,
                TraineeId = enrolment.TraineeId,
                Admitted = reasons.Count == 0,
                Reasons = reasons.Count == 0 ? null : string.Join(' ', reasons),
            });
        }
        await db.SaveChangesAsync(ct);
        return (admitted, enrolled.Count - admitted);
    }
}
