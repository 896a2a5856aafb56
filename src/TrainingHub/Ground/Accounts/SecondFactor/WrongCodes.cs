using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>
/// Codes that were wrong since the last right one, kept with the account. Whoever guesses codes has the password, so after some no
/// code opens anything any more until a new password is set, and the owner is told.
/// </summary>
internal sealed class WrongCodes(HubDb db, UserManager<HubUser> users, LinkLetters letters, TimeProvider clock)
{
    public const int Most = 10;

    private const string Name = "WrongCodes";

    /// <exception cref="RuleBroken">too many were wrong</exception>
    public async Task MustBeFewAsync(HubUser user)
    {
        if (await CountAsync(user) >= Most)
            throw new RuleBroken("second-factor.closed", "验证码已输错{0}次，不再接受验证码。请用“忘记密码”重设密码后再登录；没有登记邮箱的，请联系邀请您的管理员", Most) { Field = "Code" };
    }

    /// <summary>One more, in the save that follows; with the last one goes a letter with a link for a new password.</summary>
    public async Task AddAsync(HubUser user)
    {
        var count = await CountAsync(user) + 1;
        await KeepAsync(user, count);
        if (count != Most)
            return;
        var link = OneTimeLink.For(user, clock.Now);
        db.Add(link);
        letters.WarnOfGuessing(user, link);
    }

    /// <summary>Begins anew, in the save that follows.</summary>
    public async Task ForgetAsync(HubUser user)
    {
        if (await CountAsync(user) > 0)
            await KeepAsync(user, 0);
    }

    private async Task<int> CountAsync(HubUser user) =>
        int.TryParse(await users.GetAuthenticationTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Name), CultureInfo.InvariantCulture, out var count) ? count : 0;

    private async Task KeepAsync(HubUser user, int count) =>
        (await users.SetAuthenticationTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Name, count.ToString(CultureInfo.InvariantCulture))).Must();
}
