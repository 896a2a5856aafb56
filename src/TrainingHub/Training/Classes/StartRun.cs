using TrainingHub.Ground;

namespace TrainingHub.Training;

/// <summary>Closes the enrolment of a class and begins it.</summary>
[Needs(Permission.RunClasses)]
internal sealed class StartRun(HubDb db, Rulebook rules, TimeProvider clock)
{
    public async Task RunAsync(string code, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var run = await db.CourseRuns.VisibleTo(actor).Where(r => r.Code == code).OneOrNotHere(ct);
        var now = clock.Now;
        if (now.ChinaDay < run.FirstDay)
            throw new RuleBroken("run.start-early", "班次{0}的开班日期是{1}，到那天才能开班", run.Code, run.FirstDay.Iso);
        run.Start(now);
        // Rules that were entered since the class was opened may begin on or before its first day.
        run.Under(await rules.OfAsync(RuleKeys.ClassHours(run.Level), run.RegionPath, run.FirstDay, ct));
        _ = await rules.OfAsync(RuleKeys.DayHours, run.RegionPath, run.FirstDay, ct);
        await db.SaveChangesAsync(ct);
    }
}
