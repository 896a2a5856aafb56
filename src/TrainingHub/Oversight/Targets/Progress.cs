using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Oversight;

/// <summary>Done and target of one region with all below it.</summary>
/// <param name="Times">person-times (人次), beside the persons of <see cref="Percent.Done"/>; equal for certificates</param>
/// <param name="TargetIsDemo">演示设定: the target, or a part of it, is made up</param>
internal sealed record RegionProgress(string Code, string Name, string Path, Percent Percent, long Times, bool TargetIsDemo);

/// <summary>One indicator over an area: the area, its units below, and what was added day by day.</summary>
internal sealed record IndicatorProgress(Indicator Indicator, RegionProgress Whole, IReadOnlyList<RegionProgress> Units, IReadOnlyList<(DateOnly Day, long Done)> Days)
{
    public Percent Percent => Whole.Percent;
}

/// <summary>
/// How far an area has come in a year: counted from rows on every request, no sum is kept. A person counts once a year, in the
/// county of the first class that reached its hours; counties add up to the city.
/// </summary>
/// <param name="AsOf">the last day that counts</param>
internal sealed record Progress(Region Area, int Year, DateOnly AsOf, Pace Pace, IReadOnlyList<IndicatorProgress> Indicators)
{
    public IndicatorProgress this[Indicator indicator] => Indicators.Single(i => i.Indicator == indicator);

    /// <param name="day">later days do not count; for a year gone by its last day takes their place</param>
    /// <param name="area">path of the region looked at</param>
    /// <exception cref="NotHere">there is no such region</exception>
    public static async Task<Progress> OfAsync(HubDb db, int year, DateOnly day, string area, CancellationToken ct = default)
    {
        DateOnly since = new(year, 1, 1), end = new(year, 12, 31), asOf = day < end ? day : end;
        var regions = await db.Regions.AsNoTracking()
            .Where(r => r.Path == area || r.ParentPath == area && r.ValidFrom <= end && (r.ValidUntil == null || r.ValidUntil >= since))
            .OrderBy(r => r.Code).ToListAsync(ct);
        var whole = regions.SingleOrDefault(r => r.Path == area) ?? throw new NotHere();
        var targets = await db.Targets.AsNoTracking().Where(t => t.Year == year && t.RegionPath.StartsWith(area)).ToListAsync(ct);
        var achieved = await Achieved.BetweenAsync(db, area, since, asOf, ct);

        // Summed up by region first: there are days and levels enough, and every unit looks through what there is.
        var byRegion = achieved.GroupBy(a => (a.Indicator, a.RegionPath)).ToLookup(g => g.Key.Indicator, g => new Done(g.Key.RegionPath, g.Sum(a => a.Done), g.Sum(a => a.Times)));
        var byDay = achieved.ToLookup(a => a.Indicator);

        var units = Units(whole, [.. regions.Where(r => r.Path != area)]);
        return new(whole, year, asOf, Pace.Of(year, asOf), [.. Enum.GetValues<Indicator>().Select(Indicated)]);

        IndicatorProgress Indicated(Indicator indicator)
        {
            var set = targets.Where(t => t.Indicator == indicator).ToList();
            var done = byRegion[indicator].ToList();
            var rows = units.Select(u => Sum(u.Region, [.. done.Where(u.Holds)], [.. set.Where(t => u.Region.Path != area && RegionPath.IsInside(t.RegionPath, u.Region.Path))]));
            return new(indicator, Sum(whole, done, set), [.. rows.Where(r => r.Path != area || r.Percent.Done > 0)],
                [.. byDay[indicator].GroupBy(a => a.Day).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(a => a.Done)))]);
        }
    }

    /// <summary>What was achieved in one region itself over the year.</summary>
    private sealed record Done(string RegionPath, long Persons, long Times);

    /// <summary>The regions right below; what belongs to the area itself, or on a region that ended, is a row of its own so that rows add up.</summary>
    private static List<(Region Region, Func<Done, bool> Holds)> Units(Region whole, List<Region> below)
    {
        if (below.Count == 0)
            return [];
        return [.. below.Select(r => (r, new Func<Done, bool>(a => RegionPath.IsInside(a.RegionPath, r.Path)))),
            (whole, a => !below.Exists(r => RegionPath.IsInside(a.RegionPath, r.Path)))];
    }

    private static RegionProgress Sum(Region region, List<Done> done, List<Target> targets)
    {
        var counted = InForce(targets, region.Path);
        long? target = counted.Count == 0 ? null : counted.Sum(t => t.Value);
        return new(region.Code, region.Name, region.Path, new Percent(done.Sum(a => a.Persons), target), done.Sum(a => a.Times), counted.Exists(t => t.IsDemo));
    }

    /// <summary>A target set for a region takes precedence over the sum of those below it.</summary>
    private static List<Target> InForce(List<Target> targets, string path) =>
        [.. targets.Where(t => RegionPath.IsInside(t.RegionPath, path)
            && !targets.Exists(above => above != t && RegionPath.IsInside(t.RegionPath, above.RegionPath) && RegionPath.IsInside(above.RegionPath, path)))];
}
