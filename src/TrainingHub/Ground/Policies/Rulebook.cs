using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>Answers which number holds where and when. A missing rule is a refusal, never a silent default.</summary>
internal sealed class Rulebook(HubDb db)
{
    /// <summary>The rule of the nearest region upward that holds on the China day.</summary>
    /// <exception cref="RuleBroken">no document says it: <c>rule.missing</c></exception>
    public async Task<DatedRule> OfAsync(string key, string regionPath, DateOnly day, CancellationToken ct = default) =>
        await FindAsync(key, regionPath, day, ct)
        ?? throw new RuleBroken("rule.missing", "没有登记{1}起适用的“{0}”；由{2}在“管理”的“规定”中登记文件和数值，已列入其待办", RuleKeys.All[key].Name, day.Iso, Role.CityOfficer);

    public async Task<DatedRule?> FindAsync(string key, string regionPath, DateOnly day, CancellationToken ct = default)
    {
        var paths = RegionPath.Upward(regionPath).ToList();
        var rules = await db.DatedRules.AsNoTracking()
            .Where(r => r.Key == key && paths.Contains(r.RegionPath) && r.From <= day && (r.Until == null || r.Until >= day))
            .ToListAsync(ct);
        return rules.OrderByDescending(r => r.RegionPath.Length).ThenByDescending(r => r.From).FirstOrDefault();
    }

    public async Task<long> ValueAsync(string key, string regionPath, DateOnly day, CancellationToken ct = default) =>
        (await OfAsync(key, regionPath, day, ct)).Value;
}
