namespace TrainingHub.Competitions;

internal static class CompetitionsOf
{
    /// <summary>Competitions of the actor's own area, released or not: for who runs them.</summary>
    public static IQueryable<Competition> RunBy(this IQueryable<Competition> all, Actor actor)
    {
        if (actor.IsSystem)
            return all;
        var path = actor.RegionPath;
        return actor.Can(Permission.RunCompetitions) ? all.Where(c => c.RegionPath.StartsWith(path)) : all.Where(_ => false);
    }

    /// <summary>Who runs competitions sees all of the area; others those released, of the own area, below it and above it.</summary>
    public static IQueryable<Competition> SeenBy(this IQueryable<Competition> all, Actor actor)
    {
        if (actor.Can(Permission.RunCompetitions))
            return all.RunBy(actor);
        var path = actor.RegionPath;
        var above = RegionPath.Upward(path).ToList();
        return actor.Can(Permission.SeeCompetitions)
            ? all.Where(c => c.ReleasedAt != null && (c.RegionPath.StartsWith(path) || above.Contains(c.RegionPath)))
            : all.Where(_ => false);
    }
}
