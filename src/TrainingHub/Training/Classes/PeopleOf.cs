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
        var seen = db.Enrolments.VisibleTo(actor).Select(e => e.TraineeId);
        return people.Where(t => seen.Contains(t.Id));
    }
}
