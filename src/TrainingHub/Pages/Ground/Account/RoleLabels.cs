using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Pages.Ground.Account;

/// <summary>Roles in words: what somebody is, and for whom.</summary>
internal static class RoleLabels
{
    /// <param name="Where">the body it works for, else the area</param>
    internal sealed record Label(string Role, string Where);

    /// <summary>Words for each membership, in four queries however many there are.</summary>
    public static async Task<Dictionary<Guid, Label>> LabelsAsync(this HubDb db, IReadOnlyCollection<Membership> memberships, CancellationToken ct)
    {
        var paths = memberships.Select(m => m.RegionPath).ToHashSet();
        var schools = Ids(m => m.SchoolId);
        var assessors = Ids(m => m.AssessorId);
        var homes = Ids(m => m.HomeId);
        var areas = await db.Set<Region>().Where(r => paths.Contains(r.Path)).ToDictionaryAsync(r => r.Path, r => r.Name, ct);
        var bodies = new Dictionary<Guid, string>();
        if (schools.Count > 0)
            foreach (var s in await db.Set<School>().Where(s => schools.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToListAsync(ct))
                bodies[s.Id] = s.Name;
        if (assessors.Count > 0)
            foreach (var a in await db.Set<Assessor>().Where(a => assessors.Contains(a.Id)).Select(a => new { a.Id, a.Name }).ToListAsync(ct))
                bodies[a.Id] = a.Name;
        if (homes.Count > 0)
            foreach (var h in await db.Set<CareHome>().Where(h => homes.Contains(h.Id)).Select(h => new { h.Id, h.Name }).ToListAsync(ct))
                bodies[h.Id] = h.Name;
        return memberships.ToDictionary(m => m.Id, m => new Label(m.Role.Words, WhereOf(m)));

        HashSet<Guid> Ids(Func<Membership, Guid?> body) => [.. memberships.Select(body).OfType<Guid>()];

        string WhereOf(Membership m) =>
            (m.SchoolId ?? m.AssessorId ?? m.HomeId) is { } body ? bodies.GetValueOrDefault(body, "")
            : m.Role == Role.Caregiver ? Words.T("本人")
            : areas.GetValueOrDefault(m.RegionPath, Words.T("全部地区"));
    }
}
