using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TrainingHub.Accounts;
using TrainingHub.Data;

namespace TrainingHub.History;

/// <summary>
/// A clock that runs backwards or leaps makes back-dated papers. If now is more than 5 minutes before the last history row, or
/// 30 days after it without an operator's word, issuing and paying pause.
/// </summary>
public static class ClockCheck
{
    /// <exception cref="RuleBroken"><c>clock.back</c> or <c>clock.leap</c></exception>
    public static async Task MustHoldAsync(HubDb db, TimeProvider clock, CancellationToken ct = default)
    {
        var now = clock.Now;
        var last = await db.Set<HistoryEntry>().OrderByDescending(h => h.Id).Select(h => (DateTime?)h.At).FirstOrDefaultAsync(ct);
        var word = await db.Set<ClockWord>().OrderByDescending(w => w.At).Select(w => (DateTime?)w.At).FirstOrDefaultAsync(ct);
        var seen = word is null || last > word ? last : word;
        if (seen is null)
            return;
        if (now < seen.Value.AddMinutes(-5))
            throw new RuleBroken("clock.back", "服务器时间{0}早于最近一次记录{1}，为防止倒签，发证和拨付已暂停；请管理员校准时间", Told(now), Told(seen.Value));
        if (now > seen.Value.AddDays(30))
            throw new RuleBroken("clock.leap", "距最近一次记录{1}已超过30天，现在是{0}；发证和拨付已暂停，请系统管理员确认服务器时间", Told(now), Told(seen.Value));
    }

    private static string Told(DateTime utc) => utc.InChina.ToString("yyyy-MM-dd HH:mm", null);
}

/// <summary>An operator's word that the clock is right after a long silence.</summary>
public sealed class ClockWord : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public required string Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ClockWord>
    {
        public void Configure(EntityTypeBuilder<ClockWord> builder)
        {
            builder.Property(w => w.By).HasMaxLength(60);
            builder.Property(w => w.Reason).HasMaxLength(300);
        }
    }
}

/// <summary>The operator accepts the time the clock shows now.</summary>
public sealed class AcceptClock(HubDb db, TimeProvider clock)
{
    public async Task RunAsync(string reason, Actor actor, CancellationToken ct = default)
    {
        actor.Must(Permission.RunJobs);
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleBroken("clock.reason", "请写明为什么确认现在的服务器时间");
        db.Add(new ClockWord { At = clock.Now, By = actor.Name, Reason = reason.Trim() });
        await db.SaveChangesAsync(ct);
    }
}
