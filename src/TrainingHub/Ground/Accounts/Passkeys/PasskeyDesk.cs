using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>
/// Both halves of every passkey ceremony, on Identity's handler. What was asked goes to the browser sealed: for this ceremony, for
/// this account (or nobody, at the sign-in), for five minutes. Nothing is kept here in between.
/// </summary>
internal sealed class PasskeyDesk(HubDb db, IPasskeyHandler<HubUser> handler, UserManager<HubUser> users, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Adding = "Add";
    private const string Proving = "Prove";

    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    private static readonly Role[] Holders = [.. Enum.GetValues<Role>().Where(r => RolePermissions.Of(r).Contains(Permission.HoldPasskeys))];

    /// <summary>Asks for a new passkey of this account.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(HubUser user, HttpContext http)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName }, http);
        return new(made.CreationOptionsJson, Seal(Adding, user.Id, made.AttestationState!));
    }

    /// <summary>Asks for a passkey of this account, or of anybody.</summary>
    public async Task<PasskeyQuestion> AskAsync(HubUser? user, HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(user, http);
        return new(made.RequestOptionsJson, Seal(Proving, user?.Id, made.AssertionState!));
    }

    /// <summary>The new passkey, not yet kept; null when the answer does not fit what this account was asked.</summary>
    public async Task<UserPasskeyInfo?> NewAsync(Guid userId, PasskeyAnswer answer, HttpContext http)
    {
        if (Open(Adding, userId, answer) is not { } asked)
            return null;
        var made = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = answer.Credential!, AttestationState = asked.State });
        return made.Succeeded ? made.Passkey : null;
    }

    /// <summary>
    /// Whose passkey has answered, with the use noted for the save that follows. Null, without a difference, when it is unknown or not
    /// of the account that was asked, the answer is wrong, late or was given before, or the account is closed or has no role with passkeys.
    /// </summary>
    public async Task<HubUser?> ProvedAsync(Guid? userId, PasskeyAnswer answer, HttpContext http, CancellationToken ct)
    {
        if (Open(Proving, userId, answer) is not { } asked)
            return null;
        var result = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = answer.Credential!, AssertionState = asked.State });
        if (!result.Succeeded || result.User.IsDisabled || !await MayHoldAsync(result.User.Id, ct))
            return null;
        // An answer serves once: what was asked before the last use of the passkey is over.
        var id = result.Passkey.CredentialId;
        if (await db.Passkeys.AnyAsync(p => p.CredentialId == id && p.LastUsedAt >= asked.At, ct))
            return null;
        (await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey)).Must();
        return result.User;
    }

    /// <summary>The one answer to every passkey that opens nothing.</summary>
    public static RuleBroken Refused() => new("passkey.wrong", "通行密钥没有通过，请再试一次，或用密码和验证码");

    private Task<bool> MayHoldAsync(Guid userId, CancellationToken ct) =>
        db.Memberships.AnyAsync(m => m.UserId == userId && m.EndedAt == null && Holders.Contains(m.Role), ct);

    private IDataProtector Protector(string ceremony, Guid? whose) => protection.CreateProtector("Passkeys", ceremony, whose?.ToString() ?? "nobody");

    private string Seal(string ceremony, Guid? whose, string state) =>
        Protector(ceremony, whose).Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.Now.Ticks} {state}"));

    private (DateTime At, string State)? Open(string ceremony, Guid? whose, PasskeyAnswer answer)
    {
        if (!answer.IsWhole)
            return null;
        try
        {
            var parts = Protector(ceremony, whose).Unprotect(answer.State!).Split(' ', 2);
            var at = new DateTime(long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            return clock.Now - at < GoodFor ? (at, parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
