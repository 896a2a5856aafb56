using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>"I forgot my password": a letter if the account exists and has a mail address; the same answer at the same time if not.</summary>
internal sealed class AskForReset(HubDb db, TimeProvider clock, LinkLetters letters)
{
    private const int LettersPerHour = 3;

    // Longer than the save of the letter takes, so the time tells nothing.
    private static readonly TimeSpan Always = TimeSpan.FromMilliseconds(400);

    public async Task RunAsync(string userName, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var name = HubUser.Normalized(userName);
        var (hourAgo, now) = (clock.Now.AddHours(-1), clock.Now);
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == name, ct);
        if (user is { IsDisabled: false, Email: not null }
            && await db.Set<OneTimeLink>().CountAsync(l => l.UserId == user.Id && l.CreatedAt > hourAgo, ct) < LettersPerHour)
        {
            var link = OneTimeLink.For(user, now);
            db.Add(link);
            var roles = await db.Memberships.Where(m => m.UserId == user.Id && m.EndedAt == null).Select(m => m.Role).ToListAsync(ct);
            letters.Promise(user, link, roles);
            await db.SaveChangesAsync(ct);
        }
        if (Always - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
            await Task.Delay(rest, ct);
    }
}
