using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Rules without which work is refused somewhere in an area.</summary>
internal static class MissingRules
{
    /// <summary>Asked for by every class and assessment.</summary>
    private static readonly string[] Needed = [RuleKeys.MinimumAge, RuleKeys.PassMark, RuleKeys.NoticeDays, RuleKeys.DayHours, RuleKeys.MakerDays, .. Levels.All.Select(RuleKeys.ClassHours)];

    /// <param name="more">keys that were asked for in vain, beside those that every class needs</param>
    /// <returns>keys for which some county of the area has no rule on the day, in the order of the list of rules</returns>
    public static async Task<IReadOnlyList<string>> OfAsync(HubDb db, string area, DateOnly day, IEnumerable<string> more, CancellationToken ct = default)
    {
        var keys = Needed.Union(more).ToList();
        var counties = await db.Regions.Where(r => r.ParentPath != null && r.Path.StartsWith(area) && (r.ValidUntil == null || r.ValidUntil >= day)).Select(r => r.Path).ToListAsync(ct);
        var rules = await db.DatedRules.Where(r => keys.Contains(r.Key) && r.From <= day && (r.Until == null || r.Until >= day)).Select(r => new { r.Key, r.RegionPath }).ToListAsync(ct);
        return [.. keys.Where(key => counties.Exists(county => !rules.Exists(r => r.Key == key && RegionPath.IsInside(county, r.RegionPath)))).OrderBy(RuleWords.Order)];
    }
}
