using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>Sets a password through a one-time link; all browsers of the account are signed out.</summary>
internal sealed class SetPassword(HubDb db, UserManager<HubUser> users, OneTimeLinks links, PasswordDesk desk, WrongCodes wrong)
{
    /// <exception cref="NotHere">the link opens nothing</exception>
    /// <exception cref="RuleBroken">the password does not do</exception>
    public async Task RunAsync(string? key, string password, string address, CancellationToken ct)
    {
        if (await links.FindAsync(key, ct) is not (var user, var token))
            throw new NotHere();
        db.Acting.As(Actor.Nobody with { UserId = user.Id, Name = user.DisplayName });
        using (await desk.TurnAsync(address, ct))
            (await users.ResetPasswordAsync(user, token, password)).Must("Password");
        await wrong.ForgetAsync(user);
        await SignedIn.EndAllAsync(db, user.Id, null, ct);
        await db.SaveChangesAsync(ct);
    }
}
