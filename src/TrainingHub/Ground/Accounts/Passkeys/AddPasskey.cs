using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Keeps a new passkey of the own account.</summary>
[Needs(Permission.HoldPasskeys)]
internal sealed class AddPasskey(HubDb db, UserManager<HubUser> users, PasskeyDesk desk)
{
    /// <param name="name">what the owner calls it</param>
    /// <exception cref="RuleBroken">the account has as many as it may, or the answer does not fit what was asked</exception>
    public async Task RunAsync(string name, PasskeyAnswer answer, HttpContext http, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var user = await db.Users.Where(u => u.Id == actor.UserId).OneOrNotHere(ct);
        if (await db.Passkeys.CountAsync(p => p.UserId == user.Id, ct) >= Passkey.Most)
            throw new RuleBroken("passkey.many", "每个账号最多{0}个通行密钥，请先移除不用的", Passkey.Most);
        if (await desk.NewAsync(user.Id, answer, http) is not { } made)
            throw new RuleBroken("passkey.not-added", "通行密钥没有添加成功，请再试一次");
        made.Name = name.Trim();
        (await users.AddOrUpdatePasskeyAsync(user, made)).Must();
        db.Touch(user);
        await db.SaveChangesAsync(ct);
    }
}
