using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace TrainingHub.Ground;

/// <summary>
/// Whoever hashes a password waits for a turn here. A hash costs about a tenth of a second of one core on purpose, so only half
/// of the cores ever do it; a flood of sign-ins cannot slow down those who are at work. Every address has a line of its own, and
/// addresses from which somebody signed in before have every second turn, so that a flood does not shut out who is honest.
/// </summary>
internal sealed class PasswordDesk(IPasswordHasher<HubUser> hasher, SignInPace pace)
{
    private const int MostOfOne = 8;
    private const int Most = 400;

    private static readonly int Places = Math.Max(1, Environment.ProcessorCount / 2);

    private readonly Lock _gate = new();
    private readonly FairLine _known = new(MostOfOne * 4, Most);
    private readonly FairLine _others = new(MostOfOne, Most);
    private int _taken;
    private bool _othersFirst;

    // Compared against when there is no such account, so that the answer takes as long.
    private readonly Lazy<HubUser> _nobody = new(() =>
    {
        var nobody = HubUser.New("nobody", "nobody", null);
        nobody.PasswordHash = hasher.HashPassword(nobody, Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)));
        return nobody;
    });

    /// <summary>True when the account exists and the password is its own; the same work either way.</summary>
    /// <param name="address">address of the caller</param>
    /// <exception cref="RuleBroken">too many are waiting</exception>
    public async Task<bool> IsRightAsync(HubUser? user, string password, string address, CancellationToken ct)
    {
        using var turn = await TurnAsync(address, ct);
        var real = user?.PasswordHash is not null && password.Length <= PasswordRules.Longest;
        var asked = real ? user! : _nobody.Value;
        var typed = password.Length <= PasswordRules.Longest ? password : password[..PasswordRules.Longest];
        var answer = hasher.VerifyHashedPassword(asked, asked.PasswordHash!, typed);
        return real && answer != PasswordVerificationResult.Failed;
    }

    /// <summary>A turn to hash, until it is disposed.</summary>
    /// <param name="address">address of the caller</param>
    /// <exception cref="RuleBroken">too many are waiting</exception>
    public async Task<IDisposable> TurnAsync(string address, CancellationToken ct)
    {
        if (Join(address) is { } place)
        {
            await using var gone = ct.Register(() => place.TrySetCanceled(ct));
            await place.Task;
        }
        return new Turn(this);
    }

    /// <summary>A place to wait at, or null when there is a turn at once.</summary>
    private TaskCompletionSource? Join(string address)
    {
        lock (_gate)
        {
            if (_taken >= Places)
                return (pace.Knows(address) ? _known : _others).Join(address) ?? throw new RuleBroken("sign-in.busy", "现在登录的人很多，请过一分钟再试");
            _taken++;
            return null;
        }
    }

    private void PassOn()
    {
        lock (_gate)
        {
            _othersFirst = !_othersFirst;
            var (first, second) = _othersFirst ? (_others, _known) : (_known, _others);
            while ((first.Next() ?? second.Next()) is { } next)
                if (next.TrySetResult())
                    return;
            _taken--;
        }
    }

    private sealed class Turn(PasswordDesk desk) : IDisposable
    {
        private int _done;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
                desk.PassOn();
        }
    }
}
