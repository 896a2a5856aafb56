using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Training;

/// <summary>An account for a trainee's own record, in the area of their last enrolment.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class InviteCaregiver(HubDb db, Invite invite)
{
    /// <param name="wish">user name, name and mail; role and area are those of a caregiver</param>
    /// <inheritdoc cref="Invite.RunAsync"/>
    /// <exception cref="NotHere">the actor does not see the trainee</exception>
    public async Task<(HubUser User, OneTimeLink Link)> RunAsync(Guid traineeId, Invitation wish, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        actor.Must(Permission.SeeTrainees);
        var path = await db.Enrolments.VisibleTo(actor).Where(e => e.TraineeId == traineeId)
            .OrderByDescending(e => e.EnrolledOn).ThenBy(e => e.Id).Select(e => e.RegionPath).FirstOrDefaultAsync(ct) ?? throw new NotHere();
        return await invite.RunAsync(wish with { Role = Role.Caregiver, RegionPath = path, SchoolId = null, AssessorId = null, HomeId = null, TraineeId = traineeId }, actor, ct);
    }
}
