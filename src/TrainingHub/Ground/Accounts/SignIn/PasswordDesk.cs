using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>
/// The only place where passwords are hashed. A hash costs about a tenth of a second of one core on purpose, so only half
/// of the cores ever do it and a short line waits; a flood of sign-ins cannot slow down those who are at work.
/// </summary>
internal sealed class PasswordDesk(IPasswordHasher<HubUser> hasher) : IDisposable
{
    private readonly ConcurrencyLimiter _line = new(new()
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = 40,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    // Compared against when there is no such account, so that the answer takes as long.
    private readonly Lazy<HubUser> _nobody = new(() =>
    {
        var nobody = HubUser.New("nobody", "nobody", null);
        nobody.PasswordHash = hasher.HashPassword(nobody, Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)));
        return nobody;
    });

    /// <summary>True when the account exists and the password is its own; the same work either way.</summary>
    /// <exception cref="RuleBroken">too many are waiting</exception>
    public async Task<bool> IsRightAsync(HubUser? user, string password, CancellationToken ct)
    {
        using var place = await WaitAsync(ct);
        var real = user?.PasswordHash is not null && password.Length <= PasswordRules.Longest;
        var asked = real ? user! : _nobody.Value;
        var typed = password.Length <= PasswordRules.Longest ? password : password[..PasswordRules.Longest];
        var answer = hasher.VerifyHashedPassword(asked, asked.PasswordHash!, typed);
        return real && answer != PasswordVerificationResult.Failed;
    }

    public async Task<string> HashAsync(HubUser user, string password, CancellationToken ct)
    {
        using var place = await WaitAsync(ct);
        return hasher.HashPassword(user, password);
    }

    private async Task<RateLimitLease> WaitAsync(CancellationToken ct)
    {
        var place = await _line.AcquireAsync(1, ct);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        throw new RuleBroken("sign-in.busy", "现在登录的人很多，请过一分钟再试");
    }

    public void Dispose() => _line.Dispose();
}
