using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>A code of the app, or a recovery code, opens the rest of the way in; each serves once.</summary>
internal sealed class EnterSecondFactor(HubDb db, TimeProvider clock, SignInSecrets secrets, SignInPace pace)
{
    /// <returns>the new key for the cookie</returns>
    /// <exception cref="RuleBroken">the code does not fit, was used, or it is too early for another try</exception>
    public async Task<string> RunAsync(SignedIn who, string code, string address, CancellationToken ct)
    {
        var account = $"code:{who.User.Id}";
        pace.MayTry(account, address);
        if (!await IsRightAsync(who.User.Id, code, ct))
        {
            pace.Wrong(account, address);
            throw WrongCode();
        }
        pace.Right(account, address);
        var session = await db.Set<SignInSession>().Where(s => s.Id == who.Session.Id).OneOrNotHere(ct);
        session.PassSecondFactor(clock.Now);
        var key = session.Renew();
        await db.SaveChangesAsync(ct);
        return key;
    }

    private async Task<bool> IsRightAsync(Guid userId, string code, CancellationToken ct)
    {
        var digits = Digits(code);
        if (digits.Length > 6)
        {
            var hash = RecoveryCode.HashOf(code);
            var spare = await db.Set<RecoveryCode>().SingleOrDefaultAsync(c => c.UserId == userId && c.CodeHash == hash && c.UsedAt == null, ct);
            spare?.Use(clock.Now);
            return spare is not null;
        }
        var factor = await db.Set<SecondFactor>().SingleOrDefaultAsync(f => f.UserId == userId && f.ConfirmedAt != null, ct);
        if (factor is null || secrets.Open(factor) is not { } secret || Totp.Match(secret, digits, clock.Now, factor.LastStep) is not { } step)
            return false;
        factor.Use(step);
        return true;
    }

    /// <summary>What was typed without spaces and hyphens; full-width digits are digits too.</summary>
    internal static string Digits(string code) =>
        new([.. code.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)]);

    internal static RuleBroken WrongCode() =>
        new("second-factor.wrong", "验证码不对或已经用过，请输入手机上现在显示的6位数字，或一个没有用过的恢复码") { Field = "Code" };
}
