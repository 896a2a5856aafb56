using TrainingHub.Ground;

namespace TrainingHub.Certification;

/// <summary>Announces the results: the notice begins, and marks can no longer be changed. Who has no mark was absent.</summary>
[Needs(Permission.RecordResults)]
internal sealed class PublishResults(HubDb db, Rulebook rules, TimeProvider clock)
{
    /// <returns>the last day of the notice</returns>
    public async Task<DateOnly> RunAsync(string classCode, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var plan = await db.AssessmentPlans.VisibleTo(actor).OfClass(classCode).OneOrNotHere(ct);
        var results = await PlanResults.OfPlanAsync(db, rules, plan, ct);
        var half = results.Count(r => r.Admitted && r.Marks.Count > 0 && !r.IsComplete);
        if (half > 0)
            throw new RuleBroken("plan.half-marked", "还有{0}人只录了部分科目的成绩，请补录后再公示", half);
        var now = clock.Now;
        var today = now.ChinaDay;
        var days = await rules.ValueAsync(RuleKeys.NoticeDays, plan.RegionPath, today, ct);
        plan.Publish(now, (await db.WorkdaysAsync(ct)).LastDayOf(today, (int)days));
        await db.SaveChangesAsync(ct);
        return plan.NoticeEndsOn!.Value;
    }
}
