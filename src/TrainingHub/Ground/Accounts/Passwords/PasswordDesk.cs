using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>
/// Whoever hashes a password waits for a turn here. A hash costs about a tenth of a second of one core on purpose, so only half
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
        using var turn = await TurnAsync(ct);
        var real = user?.PasswordHash is not null && password.Length <= PasswordRules.Longest;
        var asked = real ? user! : _nobody.Value;
        var typed = password.Length <= PasswordRules.Longest ? password : password[..PasswordRules.Longest];
        var answer = hasher.VerifyHashedPassword(asked, asked.PasswordHash!, typed);
        return real && answer != PasswordVerificationResult.Failed;
    }

    /// <summary>A turn to hash, until it is disposed.</summary>
    /// <exception cref="RuleBroken">too many are waiting</exception>
    public async Task<IDisposable> TurnAsync(CancellationToken ct)
    {
        var turn = await _line.AcquireAsync(1, ct);
        if (turn.IsAcquired)
            return turn;
        turn.Dispose();
        throw new RuleBroken("sign-in.busy", "现在登录的人很多，请过一分钟再试");
    }

    public void Dispose() => _line.Dispose();
}
