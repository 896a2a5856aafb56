using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.History;

/// <summary>The operator accepts the time the clock shows now, and with it every leap so far; a later leap needs another word.</summary>
[Needs(Permission.RunJobs)]
internal sealed class AcceptClock(HubData db, TimeProvider clock)
{
    public const int LongestReason = 300;

    /// <exception cref="RuleBroken">no reason, or one that is too long: <c>clock.reason</c></exception>
    public async Task RunAsync(string reason, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
            throw new RuleBroken("clock.reason", "请写明为什么确认现在的服务器时间，最多{0}个字", LongestReason) { Field = "Reason" };
        var word = new ClockWord { At = clock.Now, By = actor.Name, Reason = why };
        db.Add(word);
        foreach (var jump in await db.Set<ClockJump>().Where(j => j.WordId == null).ToListAsync(ct))
            jump.Accept(word);
        await db.SaveChangesAsync(ct);
    }
}
