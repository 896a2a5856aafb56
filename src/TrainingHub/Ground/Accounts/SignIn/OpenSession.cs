using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Name and password against a session. A wrong password, no such account and a disabled one are one answer and one amount of work.</summary>
internal sealed class OpenSession(HubDb db, PasswordDesk desk, SignInPace pace, StartSession start)
{
    /// <returns>the key for the cookie</returns>
    /// <exception cref="RuleBroken">they do not fit, or it is too early for another try</exception>
    public async Task<string> RunAsync(string userName, string password, string address, CancellationToken ct)
    {
        var name = HubUser.Normalized(userName);
        pace.MayTry(name, address);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == name, ct);
        var right = await desk.IsRightAsync(user, password, address, ct);
        if (!right || user!.IsDisabled)
        {
            pace.Wrong(name, address);
            throw new RuleBroken("sign-in.wrong", "用户名或密码不对，请核对后再试；忘记密码可以点“忘记密码”");
        }
        pace.Right(name, address);
        db.Acting.As(Actor.Nobody with { UserId = user.Id, Name = user.DisplayName });
        return await start.RunAsync(user.Id, bothFactors: false, ct);
    }
}
