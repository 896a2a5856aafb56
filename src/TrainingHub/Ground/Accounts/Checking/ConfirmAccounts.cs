using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>A second officer's word that accounts are used by their owners: one, or a whole list at once.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed class ConfirmAccounts(HubDb db, ManagedAccounts accounts, MakerCheck makers, TimeProvider clock)
{
    public const int Most = 200;

    /// <returns>how many accounts were confirmed</returns>
    /// <exception cref="NotHere">one of them is not of the actor's area</exception>
    /// <exception cref="RuleBroken">none is chosen, or one is the actor's own, has no password, was made by the actor or by the maker of the actor's account, or is confirmed already</exception>
    public async Task<int> RunAsync(IReadOnlyCollection<Guid> userIds, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var ids = userIds.ToHashSet();
        if (ids.Count is 0 or > Most)
            throw new RuleBroken("account.none-chosen", "请勾选要确认的账号，一次最多{0}个", Most);
        var users = await accounts.SeenBy(actor).Where(u => ids.Contains(u.Id)).ToListAsync(ct);
        var live = await db.Memberships.Where(m => ids.Contains(m.UserId) && m.EndedAt == null).ToListAsync(ct);
        if (users.Count != ids.Count || live.Any(m => !RegionPath.IsInside(m.RegionPath, actor.RegionPath)))
            throw new NotHere();
        var open = (await db.Handlings.Where(h => ids.Contains(h.UserId) && h.ConfirmedAt == null).ToListAsync(ct)).ToLookup(h => h.UserId);
        var mine = await db.Handlings.Where(h => h.UserId == actor.UserId && h.ConfirmedAt == null).Select(h => (Guid?)h.PersonId).ToListAsync(ct);
        HashSet<Guid?> hands = [actor.PersonId, .. mine];
        var now = clock.Now;
        foreach (var user in users)
        {
            if (user.PersonId == actor.PersonId)
                throw new RuleBroken("account.own", "“{0}”是您本人的账号，要由另一人确认", user.DisplayName);
            if (user.PasswordHash is null)
                throw new RuleBroken("account.unused", "账号“{0}”还没有设密码，请等本人用链接设好以后再确认", user.DisplayName);
            var others = open[user.Id].Where(h => !hands.Contains(h.PersonId)).ToList();
            if (others.Count == 0 && open[user.Id].FirstOrDefault(h => h.PersonId != actor.PersonId) is { } same)
                throw new RuleBroken("account.one-hand", "账号“{0}”和您的账号都由{1}经手，您的账号还没有经另一人确认，不能由您确认。请由{1}以外的人确认，例如另一位系统管理员", user.DisplayName, same.By);
            if (others.Count == 0 && open[user.Id].Any())
                throw await MadeByAsync(user, live, actor, ct);
            if (others.Count == 0)
                throw new RuleBroken("account.confirmed", "账号“{0}”不用再确认", user.DisplayName);
            others.ForEach(h => h.Confirm(actor, now));
            db.Touch(user);
        }
        await db.SaveChangesAsync(ct);
        return users.Count;
    }

    private async Task<RuleBroken> MadeByAsync(HubUser user, List<Membership> live, Actor actor, CancellationToken ct)
    {
        var path = live.FirstOrDefault(m => m.UserId == user.Id)?.RegionPath ?? actor.RegionPath;
        var names = await makers.ConfirmersAsync(path, [user.PersonId, .. actor.PersonId is { } me ? new[] { me } : []], ct);
        return names.Count > 0
            ? new("account.own-making", "账号“{0}”是您自己经手的，要由另一人确认，例如{1}", user.DisplayName, string.Join('、', names))
            : new("account.own-making", "账号“{0}”是您自己经手的，要由另一人确认；现在没有别人能确认，请联系系统管理员", user.DisplayName);
    }
}
