using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Ground;

/// <summary>Whom to invite, in which role and for which area.</summary>
/// <param name="SamePersonAs">user name of another account of the same person, so that the two never check each other</param>
internal sealed record Invitation(
    string UserName, string DisplayName, string? Email, Role Role, string RegionPath,
    Guid? SchoolId = null, Guid? AssessorId = null, Guid? HomeId = null, Guid? TraineeId = null, string? SamePersonAs = null);

/// <summary>A new account without a password, its first role, and the one-time link with which its owner sets the password.</summary>
[Needs(Permission.ManageAccounts)]
internal sealed partial class Invite(HubDb db, TimeProvider clock, LinkLetters letters, ManagedAccounts accounts)
{
    /// <returns>the account and its link</returns>
    public async Task<(HubUser User, OneTimeLink Link)> RunAsync(Invitation wish, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        Check(wish);
        wish = await GrantRole.CheckedAsync(db, wish, actor, ct);
        var user = HubUser.New(wish.UserName, wish.DisplayName, wish.Email, await PersonAsync(wish.SamePersonAs, actor, ct));
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == user.NormalizedUserName, ct))
            throw new RuleBroken("account.name-taken", "用户名“{0}”已经有人使用，请换一个", user.UserName!) { Field = nameof(wish.UserName) };
        if (wish.TraineeId is { } trainee && await db.Memberships.AnyAsync(m => m.TraineeId == trainee && m.EndedAt == null, ct))
            throw new RuleBroken("account.trainee-has", "这名学员已经有登录账号，不用再邀请");
        var now = clock.Now;
        var link = OneTimeLink.For(user, now);
        db.AddRange(user, GrantRole.MembershipOf(user.Id, wish, now), link);
        if (Handling.Of(user, HandlingKind.Created, actor, now) is { } made)
            db.Add(made);
        letters.Promise(user, link, [wish.Role]);
        await db.SaveChangesAsync(ct);
        return (user, link);
    }

    /// <summary>Letters, digits and . _ - only: a name that can be dictated over the telephone and typed on any keyboard.</summary>
    internal static void Check(Invitation wish)
    {
        if (!UserNames().IsMatch(wish.UserName.Trim()))
            throw new RuleBroken("account.name", "用户名用3至40个英文字母、数字或 . _ - ，现在是“{0}”", wish.UserName) { Field = nameof(wish.UserName) };
        if (wish.DisplayName.Trim() is not { Length: > 0 and <= 60 })
            throw new RuleBroken("account.display-name", "请填写姓名，最多60个字") { Field = nameof(wish.DisplayName) };
        if (!string.IsNullOrWhiteSpace(wish.Email) && (wish.Email.Length > 200 || MailAddress.Read(wish.Email, out _) is null))
            throw new RuleBroken("account.mail", "电子邮箱应像 name@example.cn 这样，请核对或留空") { Field = nameof(wish.Email) };
    }

    /// <summary>Of an account the actor sees: whoever has one elsewhere is brought together by the office above both.</summary>
    private async Task<Guid?> PersonAsync(string? otherAccount, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(otherAccount))
            return null;
        var name = HubUser.Normalized(otherAccount);
        return (await accounts.SeenBy(actor).SingleOrDefaultAsync(u => u.NormalizedUserName == name, ct))?.PersonId
            ?? throw new RuleBroken("account.same-person", "没有用户名“{0}”，请核对本人已有账号的用户名", otherAccount) { Field = nameof(Invitation.SamePersonAs) };
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{2,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex UserNames();
}
