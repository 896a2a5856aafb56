using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>Identity's codes of an authenticator app, each of which serves once.</summary>
internal sealed class AppCodes : AuthenticatorTokenProvider<HubUser>
{
    private const string Name = "UsedCodes";

    // A code fits for five half minutes. While it does, no more than nine have their time.
    private const int Kept = 9;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<HubUser> manager, HubUser user)
    {
        var used = (await manager.GetAuthenticationTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Name))?.Split(' ') ?? [];
        if (token.Length != 6 || used.Contains(token) || !await base.ValidateAsync(purpose, token, manager, user))
            return false;
        await manager.SetAuthenticationTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, Name, string.Join(' ', [.. used.TakeLast(Kept - 1), token]));
        return true;
    }
}
