using System.Collections.Concurrent;

namespace TrainingHub.Ground;

/// <summary>
/// Wrong tries slow down the next ones: 1, 2, 4 … 60 seconds after the third, by account and address; slower still by account
/// from all addresses together. What others try delays nobody's first try from an address, and nobody at all where they signed in
/// before. Nobody is locked out for long, and names that do not exist are counted just the same. Kept in memory: a restart
/// forgives, which gives an attacker nothing to plan with.
/// </summary>
internal sealed class SignInPace(TimeProvider clock)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, (int Count, DateTime Last)> _wrong = new();

    // Addresses, alone and with the account, from which somebody signed in; the oldest go first.
    private readonly ConcurrentDictionary<string, DateTime> _right = new();

    /// <summary>Refuses a try that comes too early after wrong ones.</summary>
    /// <param name="account">what was typed as the account, whether it exists or not</param>
    /// <param name="address">address of the caller, as the proxy list lets us believe it</param>
    /// <exception cref="RuleBroken">with the seconds to wait</exception>
    public void MayTry(string account, string address)
    {
        var here = Here(account, address);
        var wait = WaitOf(here, 3, 60);
        if (_wrong.ContainsKey(here) && !_right.ContainsKey(here))
            wait = Math.Max(wait, WaitOf(account, 20, 60));
        if (wait > 0)
            throw new RuleBroken("sign-in.too-fast", "输错的次数较多，请等 {0} 秒再试", wait);
    }

    public void Wrong(string account, string address)
    {
        Tidy();
        foreach (var key in (string[])[Here(account, address), account])
            _wrong.AddOrUpdate(key, _ => (1, clock.Now), (_, was) => (IsOld(was) ? 1 : was.Count + 1, clock.Now));
    }

    public void Right(string account, string address)
    {
        Tidy();
        _wrong.TryRemove(Here(account, address), out _);
        foreach (var key in (string[])[Here(account, address), address])
            _right[key] = clock.Now;
    }

    /// <summary>Somebody signed in from there before.</summary>
    public bool Knows(string address) => _right.ContainsKey(address);

    private static string Here(string account, string address) => $"{account}|{address}";

    private int WaitOf(string key, int free, int most)
    {
        if (!_wrong.TryGetValue(key, out var was) || was.Count < free || IsOld(was))
            return 0;
        var delay = Math.Min(most, Math.Pow(2, Math.Min(10, was.Count - free)));
        return (int)Math.Ceiling(Math.Max(0, delay - (clock.Now - was.Last).TotalSeconds));
    }

    private bool IsOld((int Count, DateTime Last) was) => clock.Now - was.Last > Forgotten;

    private void Tidy()
    {
        if (_right.Count > Most)
            foreach (var (key, _) in _right.OrderBy(r => r.Value).Take(Most / 4))
                _right.TryRemove(key, out _);
        if (_wrong.Count <= Most)
            return;
        foreach (var (key, was) in _wrong)
            if (IsOld(was))
                _wrong.TryRemove(key, out _);
        if (_wrong.Count <= Most)
            return;
        foreach (var (key, _) in _wrong.OrderBy(w => w.Value.Last).Take(Most / 4))
            _wrong.TryRemove(key, out _);
    }
}
