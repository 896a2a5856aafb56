using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Which accounts wait for somebody's word as the second officer.</summary>
internal sealed class Confirmable(HubDb db, ManagedAccounts accounts, TimeProvider clock)
{
    /// <summary>The role for whose sake another has to confirm an account; null where nobody uses the account, or it submits nothing.</summary>
    public static Membership? RoleOf(HubUser user, IEnumerable<Membership> roles) =>
        user is { PasswordHash: not null, IsDisabled: false } ? roles.FirstOrDefault(m => m.EndedAt is null && m.Role != Role.Caregiver) : null;

    /// <summary>
    /// Accounts of the actor's area that somebody else handled within the days of the rule, and who is not the maker of the actor's own. Caregivers submit nothing, and nobody
    /// confirms their own account.
    /// </summary>
    public async Task<IQueryable<HubUser>> ByAsync(Actor actor, CancellationToken ct)
    {
        if (!actor.Can(Permission.ManageAccounts))
            return db.Users.Where(_ => false);
        var (now, today, me, path) = (clock.Now, clock.Today, actor.PersonId, actor.RegionPath);
        var days = await db.DatedRules.Where(r => r.Key == RuleKeys.MakerDays && r.From <= today && (r.Until == null || r.Until >= today)).MaxAsync(r => (long?)r.Value, ct) ?? 0;
        var since = now.AddDays(-days);
        var mine = await db.Handlings.Where(h => h.UserId == actor.UserId && h.ConfirmedAt == null).Select(h => h.PersonId).ToListAsync(ct);
        var live = db.Memberships.Where(m => m.EndedAt == null);
        return accounts.SeenBy(actor).Where(u => u.DisabledAt == null && u.PasswordHash != null && u.PersonId != me
            && db.Handlings.Where(h => h.ConfirmedAt == null && h.At > since && h.PersonId != me && !mine.Contains(h.PersonId)).Select(h => h.UserId).Contains(u.Id)
            && live.Any(m => m.UserId == u.Id && m.Role != Role.Caregiver)
            && !live.Any(m => m.UserId == u.Id && !m.RegionPath.StartsWith(path)));
    }
}
