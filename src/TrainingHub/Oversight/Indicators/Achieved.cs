using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Training;

namespace TrainingHub.Oversight;

/// <summary>
/// What was achieved in one region itself on one day, nothing below it. <paramref name="Done"/> is what is measured against
/// the target; <paramref name="Times"/> counts a person trained twice in the year twice (人次).
/// </summary>
internal sealed record Achieved(Indicator Indicator, string RegionPath, DateOnly Day, long Done, long Times)
{
    /// <summary>
    /// Two grouped questions for all indicators: persons whose hours were reached, and certificates by day of issue. Only live
    /// certificates count: a revoked one is gone from the next request on.
    /// </summary>
    /// <param name="db">the database</param>
    /// <param name="area">path of the region that is looked at; everything below it counts</param>
    /// <param name="since">the first day</param>
    /// <param name="until">the last day</param>
    /// <param name="ct">the asker's</param>
    public static async Task<IReadOnlyList<Achieved>> BetweenAsync(HubDb db, string area, DateOnly since, DateOnly until, CancellationToken ct = default)
    {
        var trained = await db.ReachedBetween(since, until).Where(e => e.RegionPath.StartsWith(area)).GroupBy(e => new { Day = e.HoursReachedOn!.Value, e.RegionPath })
            .Select(g => new { g.Key.RegionPath, g.Key.Day, Done = g.LongCount(e => e.CountsAsPerson), Times = g.LongCount() })
            .ToListAsync(ct);
        var certified = await Live(db, since, until).Where(c => c.RegionPath.StartsWith(area)).GroupBy(c => new { c.IssuedOn, c.RegionPath, c.Level })
            .Select(g => new { g.Key.RegionPath, g.Key.Level, g.Key.IssuedOn, Done = g.LongCount() })
            .ToListAsync(ct);
        return
        [
            .. trained.Select(t => new Achieved(Indicator.TrainedPersons, t.RegionPath, t.Day, t.Done, t.Times)),
            .. certified.Select(c => new Achieved(Indicator.NewlySkilled, c.RegionPath, c.IssuedOn, c.Done, c.Done)),
            .. certified.Where(c => c.Level.IsHighlySkilled).Select(c => new Achieved(Indicator.NewlyHighlySkilled, c.RegionPath, c.IssuedOn, c.Done, c.Done)),
        ];
    }

    /// <summary>The same for the schools of one area and one indicator, without the days.</summary>
    public static async Task<IReadOnlyDictionary<Guid, long>> BySchoolAsync(HubDb db, Indicator indicator, string area, DateOnly since, DateOnly until, CancellationToken ct = default)
    {
        var schools = indicator switch
        {
            Indicator.TrainedPersons => db.ReachedBetween(since, until).Where(e => e.CountsAsPerson && e.RegionPath.StartsWith(area)).Select(e => e.SchoolId),
            Indicator.NewlySkilled => Live(db, since, until).Where(c => c.RegionPath.StartsWith(area)).Select(c => c.SchoolId),
            Indicator.NewlyHighlySkilled => Live(db, since, until).Where(c => c.RegionPath.StartsWith(area) && High.Contains(c.Level)).Select(c => c.SchoolId),
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
        };
        return await schools.GroupBy(s => s).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }

    private static readonly Level[] High = [.. Levels.All.Where(l => l.IsHighlySkilled)];

    private static IQueryable<Certificate> Live(HubDb db, DateOnly since, DateOnly until) =>
        db.Certificates.AsNoTracking().Where(c => c.State == CertificateState.Live && c.IssuedOn >= since && c.IssuedOn <= until);
}
