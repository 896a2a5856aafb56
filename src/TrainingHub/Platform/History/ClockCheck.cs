using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.History;

/// <summary>Why issuing and paying pause: from one record to the next, or from the last one to now, the clock did not run as clocks do.</summary>
internal sealed record ClockTrouble(DateTime Before, DateTime After)
{
    private static readonly TimeSpan Back = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Silence = TimeSpan.FromDays(30);

    public bool IsBack => After < Before;

    /// <summary>Null when the two times may follow each other: at most 5 minutes back, at most 30 days on.</summary>
    public static ClockTrouble? Between(DateTime before, DateTime after) =>
        after < before - Back || after > before + Silence ? new(before, after) : null;

    internal RuleBroken Refusal => IsBack
        ? new("clock.back", "服务器时间从{0}退回到{1}；为防止倒签，发证已暂停，请系统管理员核对服务器时间", Before.IsoMinute, After.IsoMinute)
        : new("clock.leap", "从{0}到{1}超过30天没有任何记录，服务器时间可能有误；发证已暂停，请系统管理员核对服务器时间", Before.IsoMinute, After.IsoMinute);
}

/// <summary>
/// A clock that runs backwards or leaps makes back-dated papers. Every leap between two history rows is noted as a
/// <see cref="ClockJump"/> with the later one, so that no later row hides it; it stays until an operator's word.
/// </summary>
internal static class ClockCheck
{
    public static async Task<ClockTrouble?> TroubleAsync(HubData db, DateTime now, CancellationToken ct = default)
    {
        var open = await db.Set<ClockJump>().AsNoTracking().Where(j => j.WordId == null).OrderBy(j => j.Id).FirstOrDefaultAsync(ct);
        if (open is not null)
            return new(open.Before, open.After);
        return await LastRow(db).FirstOrDefaultAsync(ct) is { } last ? ClockTrouble.Between(last, now) : null;
    }

    /// <exception cref="RuleBroken"><c>clock.back</c> or <c>clock.leap</c></exception>
    public static async Task MustHoldAsync(HubData db, DateTime now, CancellationToken ct = default)
    {
        if (await TroubleAsync(db, now, ct) is { } trouble)
            throw trouble.Refusal;
    }

    internal static IQueryable<DateTime?> LastRow(HubData db) => db.Set<HistoryEntry>().OrderByDescending(h => h.Id).Select(h => (DateTime?)h.At);
}
