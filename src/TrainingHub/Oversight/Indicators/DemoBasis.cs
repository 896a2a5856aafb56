using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Oversight;

/// <summary>What a reader of figures has to know of what was made up: rules, targets and records marked 演示设定.</summary>
/// <param name="Rules">such rules that held in the area during the year, by key; those of money count nobody</param>
/// <param name="TargetDocuments">what such targets give as their document</param>
/// <param name="HasDemoRecords">certificates brought along by trainees are made up too</param>
internal sealed record DemoBasis(IReadOnlyList<DatedRule> Rules, IReadOnlyList<string> TargetDocuments, bool HasDemoRecords)
{
    public bool HasDemo => Rules.Count > 0 || TargetDocuments.Count > 0 || HasDemoRecords;

    internal static async Task<DemoBasis> OfAsync(HubDb db, Progress progress, CancellationToken ct = default)
    {
        DateOnly since = new(progress.Year, 1, 1), until = progress.AsOf;
        var area = progress.Area.Path;
        var upward = RegionPath.Upward(area).ToList();
        var rules = await db.DatedRules.AsNoTracking()
            .Where(r => r.IsDemo && !r.Key.StartsWith("subsidy.") && (upward.Contains(r.RegionPath) || r.RegionPath.StartsWith(area)) && r.From <= until && (r.Until == null || r.Until >= since))
            .ToListAsync(ct);
        var documents = await db.Targets.AsNoTracking().Where(t => t.IsDemo && t.Year == progress.Year && t.RegionPath.StartsWith(area))
            .Select(t => t.Document).Distinct().ToListAsync(ct);
        return new([.. rules.OrderBy(r => RuleWords.Order(r.Key))], documents, await db.HeldCertificates.AnyAsync(h => h.IsDemo, ct));
    }
}
