using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Ground;

/// <summary>What happened to an account, and who signed in to it.</summary>
internal enum AccountEvent
{
    [Display(Name = "建立账号")]
    Invited,

    [Display(Name = "账号信息有改动")]
    Changed,

    [Display(Name = "停用账号")]
    Disabled,

    [Display(Name = "启用账号")]
    Enabled,

    [Display(Name = "设置新密码")]
    PasswordSet,

    [Display(Name = "生成设密码的一次性链接")]
    LinkSent,

    [Display(Name = "绑定验证器")]
    FactorBound,

    [Display(Name = "重设验证器")]
    FactorReset,

    [Display(Name = "添加通行密钥")]
    PasskeyAdded,

    [Display(Name = "移除通行密钥")]
    PasskeyRemoved,

    [Display(Name = "加上角色：{0}")]
    RoleGiven,

    [Display(Name = "去掉角色：{0}")]
    RoleTaken,

    [Display(Name = "第二人确认账号")]
    Confirmed,

    [Display(Name = "登录")]
    SignedIn,

    [Display(Name = "退出登录")]
    SignedOut,
}

/// <summary>One line of an account's history.</summary>
/// <param name="By">who did it, by the name of that time</param>
/// <param name="IsSelf">it was the holder of the account</param>
/// <param name="Membership">the role given or taken</param>
internal sealed record AccountMoment(DateTime At, AccountEvent What, string By, bool IsSelf, Guid? Membership);

/// <summary>The history of one account, read from the rows that every save leaves behind; newest first.</summary>
internal sealed class AccountHistory(HubDb db)
{
    /// <param name="userId">whether the actor may see the account is asked before</param>
    /// <param name="page">from 1; clamped</param>
    public async Task<PageOf<AccountMoment>> OfAsync(Guid userId, Actor actor, int page, CancellationToken ct)
    {
        var handlings = (await db.Handlings.Where(h => h.UserId == userId && h.ConfirmedAt != null).Select(h => h.Id).ToListAsync(ct)).ConvertAll(id => id.ToString());
        var all = Entries(userId, await RolesAsync(userId, actor, ct), handlings);
        var entries = await all.OrderByDescending(h => h.Id).PageAsync(all, page, Paging.Usual, ct);
        return entries.Select(h => new AccountMoment(h.At, WhatOf(h), h.ActorName, h.ActorId == userId,
            h.EntityKind == nameof(Ground.Membership) ? Guid.Parse(h.EntityId) : null));
    }

    /// <summary>Keys of the roles inside the actor's area: what the account is elsewhere is not shown.</summary>
    private async Task<List<string>> RolesAsync(Guid userId, Actor actor, CancellationToken ct)
    {
        var all = await db.Memberships.Where(m => m.UserId == userId).Select(m => new { m.Id, m.RegionPath }).ToListAsync(ct);
        return [.. all.Where(m => RegionPath.IsInside(m.RegionPath, actor.RegionPath)).Select(m => m.Id.ToString())];
    }

    /// <summary>
    /// Account and roles by their keys; sessions by who opened and closed them; links and passkeys, whose rows do not stay, by the account
    /// that stands in the change. Sessions ended by others follow from other lines and are left out.
    /// </summary>
    private IQueryable<HistoryEntry> Entries(Guid userId, List<string> roles, List<string> handlings)
    {
        var id = userId.ToString();
        return db.History.AsNoTracking().Where(h =>
            (h.EntityKind == nameof(HubUser) && h.EntityId == id)
            || (h.EntityKind == nameof(Ground.Membership) && roles.Contains(h.EntityId))
            || (h.EntityKind == nameof(Handling) && h.Change == HistoryChange.Changed && handlings.Contains(h.EntityId))
            || (h.EntityKind == nameof(SignInSession) && h.ActorId == userId && h.Change != HistoryChange.Changed)
            || (h.EntityKind == nameof(Passkey) && h.Change != HistoryChange.Changed && h.Changes.Contains(id))
            || (h.EntityKind == nameof(OneTimeLink) && h.Change == HistoryChange.Added && h.Changes.Contains(id)));
    }

    private static AccountEvent WhatOf(HistoryEntry entry) => (entry.EntityKind, entry.Change) switch
    {
        (nameof(SignInSession), HistoryChange.Added) => AccountEvent.SignedIn,
        (nameof(SignInSession), _) => AccountEvent.SignedOut,
        (nameof(Ground.Membership), HistoryChange.Added) => AccountEvent.RoleGiven,
        (nameof(Ground.Membership), _) => AccountEvent.RoleTaken,
        (nameof(OneTimeLink), _) => AccountEvent.LinkSent,
        (nameof(Passkey), HistoryChange.Added) => AccountEvent.PasskeyAdded,
        (nameof(Passkey), _) => AccountEvent.PasskeyRemoved,
        (nameof(Handling), _) => AccountEvent.Confirmed,
        (_, HistoryChange.Added) => AccountEvent.Invited,
        _ => OfAccount(entry.Changes),
    };

    private static AccountEvent OfAccount(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        if (json.RootElement.TryGetProperty(nameof(HubUser.DisabledAt), out var disabled))
            return disabled[1].ValueKind == JsonValueKind.Null ? AccountEvent.Enabled : AccountEvent.Disabled;
        if (json.RootElement.TryGetProperty(nameof(HubUser.TwoFactorEnabled), out var bound))
            return bound[1].GetBoolean() ? AccountEvent.FactorBound : AccountEvent.FactorReset;
        return json.RootElement.TryGetProperty(nameof(HubUser.PasswordHash), out _) ? AccountEvent.PasswordSet : AccountEvent.Changed;
    }
}
