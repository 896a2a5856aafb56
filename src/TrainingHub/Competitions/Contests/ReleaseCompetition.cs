using TrainingHub.Ground;

namespace TrainingHub.Competitions;

/// <summary>Announces the results: from now on others see the competition, and winners see it on their records.</summary>
[Needs(Permission.RunCompetitions)]
internal sealed class ReleaseCompetition(HubDb db, MakerCheck makers, TimeProvider clock)
{
    public async Task RunAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var competition = await db.Competitions.RunBy(actor).Where(c => c.Id == id).OneOrNotHere(ct);
        var now = clock.Now;
        await makers.MustBeAnotherAsync(competition.RecordedBy, competition.RegionPath, actor, now, ct);
        competition.Release(now);
        await db.SaveChangesAsync(ct);
    }
}
