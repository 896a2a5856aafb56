using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Which accounts somebody sees and which of them they may change.</summary>
internal sealed class ManagedAccounts(HubDb db)
{
    /// <summary>Accounts with a live role inside the actor's area; those that lost all roles stay with the area where they had one.</summary>
    public IQueryable<HubUser> SeenBy(Actor actor)
    {
        var path = actor.RegionPath;
        var memberships = db.Set<Membership>();
        return actor.Can(Permission.SeeAccounts)
            ? db.Users.Where(u => memberships.Any(m => m.UserId == u.Id && m.RegionPath.StartsWith(path)
                && (m.EndedAt == null || !memberships.Any(other => other.UserId == u.Id && other.EndedAt == null))))
            : db.Users.Where(_ => false);
    }

    /// <summary>The account with its live roles, for an act of the actor.</summary>
    /// <exception cref="NotHere">not seen, or not the actor's to change</exception>
    public async Task<(HubUser User, List<Membership> Live)> FindAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        var user = await SeenBy(actor).Where(u => u.Id == userId).OneOrNotHere(ct);
        var live = await db.Set<Membership>().Where(m => m.UserId == userId && m.EndedAt == null).ToListAsync(ct);
        return actor.MayManage(userId, live) ? (user, live) : throw new NotHere();
    }
}
