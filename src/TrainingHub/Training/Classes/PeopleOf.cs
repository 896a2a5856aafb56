using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Training;

internal static class PeopleOf
{
    /// <summary>A person is shared; a school or assessor sees them through its own enrolments, a bureau through those of its area.</summary>
    public static IQueryable<Trainee> VisibleTo(this IQueryable<Trainee> people, HubDb db, Actor actor)
    {
        if (actor.IsSystem)
            return people;
        if (actor.Role == Role.Caregiver)
        {
            var self = actor.TraineeId;
            return people.Where(t => t.Id == self);
        }
        var seen = db.Enrolments.VisibleTo(actor);
        return people.Where(t => seen.Any(e => e.TraineeId == t.Id));
    }

    /// <summary>Those whose name begins so, which an index finds; where nobody's does, those whose name has it anywhere.</summary>
    /// <param name="key">as <see cref="PersonName.MatchKey"/></param>
    public static async Task<IQueryable<Trainee>> NamedAsync(this IQueryable<Trainee> people, string key, CancellationToken ct) =>
        await people.AnyAsync(t => t.NameKey.StartsWith(key), ct) ? people.Where(t => t.NameKey.StartsWith(key)) : people.Where(t => t.NameKey.Contains(key));
}
