using TrainingHub.Ground;

namespace TrainingHub.Training;

/// <summary>Ends a class once its last day has come (结业).</summary>
[Needs(Permission.RunClasses)]
internal sealed class FinishRun(HubDb db, TimeProvider clock)
{
    public async Task RunAsync(string code, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var run = await db.CourseRuns.VisibleTo(actor).Where(r => r.Code == code).OneOrNotHere(ct);
        run.Finish(clock.Today);
        await db.SaveChangesAsync(ct);
    }
}
