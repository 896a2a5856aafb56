using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Gives an account one more role. Its browsers are signed out, so that every session began with the roles of today.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class GrantRole(HubDb db, TimeProvider clock, Manageable accounts)
{
    public async Task RunAsync(Guid userId, Invitation wish, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, live) = await accounts.FindAsync(userId, actor, ct);
        Check(wish.Role, wish.RegionPath, wish.SchoolId, wish.AssessorId, wish.HomeId, wish.TraineeId, actor);
        var wanted = MembershipOf(user.Id, wish, clock.Now);
        if (live.Any(m => m.IsSameAs(wanted)))
            throw new RuleBroken("account.role-held", "这个账号已经有这个角色和范围，不用再加") { Field = nameof(wish.Role) };
        db.Add(wanted);
        await SignedIn.EndAllAsync(db, user.Id, null, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Nobody grants more than he has; a role names exactly the body it works for.</summary>
    internal static void Check(Role role, string regionPath, Guid? school, Guid? assessor, Guid? home, Guid? trainee, Actor actor)
    {
        if (!Granting.RolesOf(actor).Contains(role))
            throw new RuleBroken("account.role-above", "您的账号不能给出这个角色，请选择列表中的角色") { Field = nameof(Invitation.Role) };
        if (!actor.MayGrant(role, regionPath))
            throw new RuleBroken("account.area-outside", "这个地区不在您管辖的范围内，请选择列表中的地区") { Field = nameof(Invitation.RegionPath) };
        (Guid? Needed, string Field)[] bodies = [(school, nameof(Invitation.SchoolId)), (assessor, nameof(Invitation.AssessorId)), (home, nameof(Invitation.HomeId)), (trainee, nameof(Invitation.TraineeId))];
        var needed = role switch
        {
            Role.SchoolClerk => 0,
            Role.AssessorClerk => 1,
            Role.HomeClerk => 2,
            Role.Caregiver => 3,
            Role.CountyOfficer or Role.CityOfficer or Role.Finance or Role.Auditor or Role.Operator => -1,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
        for (var i = 0; i < bodies.Length; i++)
        {
            if (i == needed && role == Role.Caregiver && trainee is null)
                throw new RuleBroken("account.trainee-missing", "护理员的账号跟着本人的学员记录：请在“学员”里打开本人，再点“邀请登录”") { Field = nameof(Invitation.Role) };
            if (i == needed && bodies[i].Needed is null)
                throw new RuleBroken("account.body-missing", "请选择这个角色所在的单位") { Field = bodies[i].Field };
            if (i != needed && bodies[i].Needed is not null)
                throw new RuleBroken("account.body-foreign", "这个角色不属于任何一家单位，请不要选择单位") { Field = bodies[i].Field };
        }
    }

    internal static Membership MembershipOf(Guid userId, Invitation wish, DateTime now) => new()
    {
        UserId = userId,
        Role = wish.Role,
        RegionPath = wish.RegionPath,
        SchoolId = wish.SchoolId,
        AssessorId = wish.AssessorId,
        HomeId = wish.HomeId,
        TraineeId = wish.TraineeId,
        CreatedAt = now,
    };
}
