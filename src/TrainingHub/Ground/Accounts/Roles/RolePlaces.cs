using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Where a role that somebody wants to give lies.</summary>
internal static class RolePlaces
{
    /// <summary>The invitation with the area of the body it names; as it is where it names none.</summary>
    /// <exception cref="NotHere">no such body in the actor's area</exception>
    public static async Task<Invitation> AtItsBodyAsync(this HubDb db, Invitation wish, Actor actor, CancellationToken ct)
    {
        var paths = wish switch
        {
            { SchoolId: { } id } => db.Set<School>().Where(b => b.Id == id).Select(b => b.RegionPath),
            { AssessorId: { } id } => db.Set<Assessor>().Where(b => b.Id == id).Select(b => b.RegionPath),
            { HomeId: { } id } => db.Set<CareHome>().Where(b => b.Id == id).Select(b => b.RegionPath),
            _ => null,
        };
        if (paths is null)
            return wish;
        var mine = actor.RegionPath;
        return wish with { RegionPath = await paths.SingleOrDefaultAsync(p => p.StartsWith(mine), ct) ?? throw new NotHere() };
    }

    /// <summary>Refuses an area that somebody made up: a role is for a city, a county, or everything there is.</summary>
    public static async Task MustBeAPlaceAsync(this HubDb db, string path, CancellationToken ct)
    {
        if (path != "/" && !await db.Set<Region>().AnyAsync(r => r.Path == path && r.ValidUntil == null && (r.Tier == Tier.City || r.Tier == Tier.County), ct))
            throw AreaOutside();
    }

    internal static RuleBroken AreaOutside() =>
        new("account.area-outside", "这个地区不在您管辖的范围内，请选择列表中的地区") { Field = nameof(Invitation.RegionPath) };
}
