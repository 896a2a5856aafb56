using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>
/// How a new installation gets its first operator; refused as soon as there is one, who then invites the rest. Asked again for
/// an operator who never set a password, because the link was lost or is too old, it gives another link.
/// </summary>
internal sealed class CreateFirstAdmin(HubDb db, TimeProvider clock)
{
    /// <returns>the link through which the operator sets the password</returns>
    /// <exception cref="RuleBroken">an operator exists, or a name does not do</exception>
    public async Task<OneTimeLink> RunAsync(string userName, string displayName, CancellationToken ct)
    {
        Invite.Check(new(userName, displayName, null, Role.Operator, "/"));
        var now = clock.Now;
        var user = HubUser.New(userName, displayName, null);
        var operators = await db.Users.Where(u => db.Set<Membership>().Any(m => m.UserId == u.Id && m.Role == Role.Operator && m.EndedAt == null)).OrderBy(u => u.Id).ToListAsync(ct);
        if (operators is [{ PasswordHash: null, IsDisabled: false } waiting] && waiting.NormalizedUserName == user.NormalizedUserName)
        {
            var another = OneTimeLink.For(waiting, now);
            db.Add(another);
            await db.SaveChangesAsync(ct);
            return another;
        }
        if (operators.Count > 0)
            throw new RuleBroken("admin.exists", "系统管理员已经存在，请由他在“管理”里邀请其他人");
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == user.NormalizedUserName, ct))
            throw new RuleBroken("account.name-taken", "用户名“{0}”已经有人使用，请换一个", user.UserName!) { Field = nameof(Invitation.UserName) };
        var link = OneTimeLink.For(user, now);
        db.AddRange(user, new Membership { UserId = user.Id, Role = Role.Operator, RegionPath = "/", CreatedAt = now }, link);
        await db.SaveChangesAsync(ct);
        return link;
    }
}
