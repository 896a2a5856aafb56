using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Which rows somebody sees. Another owner's row and no row look the same.</summary>
internal static class Visibility
{
    /// <summary>The rows of the actor's own school or assessor, or of the actor's region and all below it.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> rows, Actor actor)
        where T : class, IOwned
    {
        switch (actor.Role)
        {
            case Role.SchoolClerk:
                var school = actor.SchoolId;
                return rows.Where(r => school != null && EF.Property<Guid?>(r, nameof(IOwned.SchoolId)) == school);
            case Role.AssessorClerk:
                var assessor = actor.AssessorId;
                return rows.Where(r => assessor != null && EF.Property<Guid?>(r, nameof(IOwned.AssessorId)) == assessor);
            case Role.CountyOfficer or Role.CityOfficer or Role.Finance or Role.Auditor:
                var path = actor.RegionPath;
                return rows.Where(r => r.RegionPath.StartsWith(path));
            case Role.Caregiver or Role.HomeClerk or Role.Operator:
                return rows.Where(_ => false);
            default:
                return actor.IsSystem ? rows : rows.Where(_ => false);
        }
    }

    /// <summary>The one row with this key, or <see cref="NotHere"/>.</summary>
    public static async Task<T> OneOrNotHere<T>(this IQueryable<T> rows, CancellationToken ct = default)
        where T : class => await rows.SingleOrDefaultAsync(ct) ?? throw new NotHere();
}
