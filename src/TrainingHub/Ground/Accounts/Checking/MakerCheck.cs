using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>
/// Maker and checker: whoever made an account, or could have taken it over, does not decide on what it submitted, for as many days as
/// the rule says, unless a second officer has confirmed the account. Neither does an account that the same person made, as long as
/// nobody has confirmed that one: it may be in the same hand.
/// </summary>
internal sealed class MakerCheck(HubDb db, Rulebook rules)
{
    private const int Named = 3;

    /// <param name="account">that submitted; null when the product itself did. Whether it may decide itself is asked elsewhere</param>
    /// <param name="regionPath">where what was submitted belongs</param>
    /// <exception cref="RuleBroken">the actor made the account: <c>account.maker</c></exception>
    public async Task MustBeAnotherAsync(Guid? account, string regionPath, Actor actor, DateTime now, CancellationToken ct)
    {
        if (await RefusalAsync(account, regionPath, actor, now, ct) is { } refusal)
            throw refusal;
    }

    /// <summary>Why the actor may not decide on what the account submitted; null when nothing is in the way.</summary>
    public async Task<RuleBroken?> RefusalAsync(Guid? account, string regionPath, Actor actor, DateTime now, CancellationToken ct)
    {
        if (account is not { } id || id == actor.UserId || actor.PersonId is not { } person)
            return null;
        var mine = await db.Handlings.AsNoTracking().Where(h => h.UserId == actor.UserId && h.ConfirmedAt == null).ToListAsync(ct);
        var hands = mine.Select(h => h.PersonId).Append(person).ToHashSet();
        var made = await (from h in db.Handlings
                          where h.UserId == id && h.ConfirmedAt == null && hands.Contains(h.PersonId)
                          join u in db.Users on h.UserId equals u.Id
                          orderby h.At descending
                          select new { h.PersonId, h.By, h.Kind, h.At, u.DisplayName, u.UserName, Owner = u.PersonId }).ToListAsync(ct);
        if (made.Count == 0)
            return null;
        var days = await rules.ValueAsync(RuleKeys.MakerDays, regionPath, now.ChinaDay, ct);
        var since = now.AddDays(-days);
        if (made.Find(m => m.At > since && (m.PersonId == person || mine.Exists(h => h.PersonId == m.PersonId && h.At > since))) is not { } by)
            return null;
        if (by.PersonId != person)
            return new("account.one-hand", "提交的账号“{0}”（{1}）和您的账号都由{2}经手，还没有经另一人确认，{3}天内您不能审核它提交的内容。请由另一人审核，或请{2}以外的人在“账号”里先确认", by.DisplayName, by.UserName!, by.By, days);
        var others = await ConfirmersAsync(regionPath, [person, by.Owner], ct);
        return others.Count > 0
            ? new("account.maker", "提交的账号“{0}”（{1}）在{2}由您经手（{3}），{4}天内您不能审核它提交的内容。请由另一人审核，或请{5}在“账号”里确认这个账号", by.DisplayName, by.UserName!, by.At.ChinaDay.Iso, by.Kind, days, string.Join('、', others))
            : new("account.maker", "提交的账号“{0}”（{1}）在{2}由您经手（{3}），{4}天内您不能审核它提交的内容。请由另一人审核；现在没有别人能确认这个账号，请联系系统管理员", by.DisplayName, by.UserName!, by.At.ChinaDay.Iso, by.Kind, days);
    }

    /// <summary>Names of some who may confirm an account of the region, the nearest office first.</summary>
    public async Task<List<string>> ConfirmersAsync(string regionPath, Guid[] exceptPersons, CancellationToken ct)
    {
        string[] paths = [.. RegionPath.Upward(regionPath), "/"];
        Role[] roles = [.. Enum.GetValues<Role>().Where(r => RolePermissions.Of(r).Contains(Permission.ManageAccounts))];
        var found = await (from m in db.Memberships
                           join u in db.Users on m.UserId equals u.Id
                           where m.EndedAt == null && roles.Contains(m.Role) && paths.Contains(m.RegionPath) && u.DisabledAt == null && u.PasswordHash != null && !exceptPersons.Contains(u.PersonId)
                               && !db.Handlings.Any(h => h.UserId == u.Id && h.ConfirmedAt == null && exceptPersons.Contains(h.PersonId))
                           select new { u.Id, u.DisplayName, m.RegionPath }).ToListAsync(ct);
        return [.. found.OrderByDescending(f => f.RegionPath.Length).ThenBy(f => f.Id).Select(f => f.DisplayName).Distinct().Take(Named)];
    }
}
