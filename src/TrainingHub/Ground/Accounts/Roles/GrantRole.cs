using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Gives an account one more role. Its browsers are signed out, so that every session began with the roles of today.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class GrantRole(HubDb db, TimeProvider clock, ManagedAccounts accounts)
{
    public async Task RunAsync(Guid userId, Invitation wish, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var (user, live) = await accounts.FindAsync(userId, actor, ct);
        var wanted = MembershipOf(user.Id, await CheckedAsync(db, wish, actor, ct), clock.Now);
        if (live.Any(m => m.IsSameAs(wanted)))
            throw new RuleBroken("account.role-held", "这个账号已经有这个角色和范围，不用再加") { Field = nameof(wish.Role) };
        db.Add(wanted);
        await SignedIn.EndAllAsync(db, user.Id, null, ct);
        db.Touch(user);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The invitation with its area. Nobody grants more than they have; a role names exactly the body it works for, a caregiver's its own person.</summary>
    internal static async Task<Invitation> CheckedAsync(HubDb db, Invitation wish, Actor actor, CancellationToken ct)
    {
        wish = await db.AtItsBodyAsync(wish, actor, ct);
        if (!Granting.RolesOf(actor).Contains(wish.Role))
            throw new RuleBroken("account.role-above", "您的账号不能给出这个角色，请选择列表中的角色") { Field = nameof(wish.Role) };
        if (!actor.MayGrant(wish.Role, wish.RegionPath))
            throw RolePlaces.AreaOutside();
        var needed = wish.Role switch
        {
            Role.SchoolClerk => nameof(wish.SchoolId),
            Role.AssessorClerk => nameof(wish.AssessorId),
            Role.HomeClerk => nameof(wish.HomeId),
            Role.Caregiver => nameof(wish.TraineeId),
            Role.CountyOfficer or Role.CityOfficer or Role.Finance or Role.Auditor or Role.Operator => null,
            _ => throw new ArgumentOutOfRangeException(nameof(wish), wish.Role, null),
        };
        (string Field, Guid? Given)[] bodies =
            [(nameof(wish.SchoolId), wish.SchoolId), (nameof(wish.AssessorId), wish.AssessorId), (nameof(wish.HomeId), wish.HomeId), (nameof(wish.TraineeId), wish.TraineeId)];
        foreach (var (field, given) in bodies)
        {
            if (field != needed && given is not null)
                throw new RuleBroken("account.body-foreign", "这个角色不属于任何一家单位，请不要选择单位") { Field = field };
            if (field == needed && given is null)
                throw wish.Role == Role.Caregiver
                    ? new RuleBroken("account.trainee-missing", "护理员的账号跟着本人的学员记录：请在“学员”里打开本人，再点“邀请登录”") { Field = nameof(wish.Role) }
                    : new RuleBroken("account.body-missing", "请选择这个角色所在的单位") { Field = field };
        }
        if (needed is null)
            await db.MustBeAPlaceAsync(wish.RegionPath, ct);
        return wish;
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
