using System.Text;
using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>A code of the app, or a recovery code: opens the rest of the way in, or proves again who is there. Each serves once.</summary>
internal sealed class EnterSecondFactor(HubDb db, UserManager<HubUser> users, TimeProvider clock, SignInPace pace, WrongCodes wrong)
{
    /// <returns>the new key for the cookie</returns>
    /// <exception cref="RuleBroken">the code does not fit, was used, it is too early for another try, or too many were wrong</exception>
    public async Task<string> RunAsync(SignedIn who, string code, string address, CancellationToken ct)
    {
        pace.MayTry(who.CodesOf, address);
        var user = await db.Users.Where(u => u.Id == who.User.Id && u.TwoFactorEnabled).OneOrNotHere(ct);
        await wrong.MustBeFewAsync(user);
        if (!await IsRightAsync(user, Plain(code)))
        {
            pace.Wrong(who.CodesOf, address);
            await wrong.AddAsync(user);
            await db.SaveChangesAsync(ct);
            throw WrongCode();
        }
        pace.Right(who.CodesOf, address);
        await wrong.ForgetAsync(user);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.PassSecondFactor(clock.Now);
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }

    // Recovery codes are kept in two groups of five letters.
    private async Task<bool> IsRightAsync(HubUser user, string code) => code.Length > 6
        ? (await users.RedeemTwoFactorRecoveryCodeAsync(user, code.Insert(5, "-"))).Succeeded
        : await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code);

    /// <summary>What was typed without spaces and hyphens, in capitals; full-width signs are the same.</summary>
    internal static string Plain(string code) =>
        new([.. code.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);

    internal static RuleBroken WrongCode() =>
        new("second-factor.wrong", "验证码不对或已经用过，请输入手机上现在显示的6位数字，或一个没有用过的恢复码") { Field = "Code" };
}
