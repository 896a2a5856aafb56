using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

/// <summary>
/// Enters a new number of a regulation. It closes the one before it the day before it begins; what held on a past day
/// is never changed, since hours, results and money were decided by it.
/// </summary>
[Needs(Permission.SetRules)]
internal sealed class SetRule(HubDb db, TimeProvider clock)
{
    /// <param name="Key">one of <see cref="RuleKeys"/></param>
    /// <param name="Value">in the unit of the key: years, hours, points, working days, per cent or fen</param>
    public sealed record Ruling(string Key, string RegionPath, DateOnly From, long Value, string Document, string? DocumentNumber = null);

    public async Task<Guid> RunAsync(Ruling ruling, Actor actor, CancellationToken ct = default)
    {
        var now = clock.Now;
        var before = await CheckAsync(ruling, now.ChinaDay, actor, ct);
        before?.CloseBefore(ruling.From);
        var rule = new DatedRule
        {
            Key = ruling.Key,
            RegionPath = ruling.RegionPath,
            From = ruling.From,
            Value = ruling.Value,
            Document = ruling.Document.Trim(),
            DocumentNumber = string.IsNullOrWhiteSpace(ruling.DocumentNumber) ? null : ruling.DocumentNumber.Trim(),
            CreatedAt = now,
            CreatedBy = actor.Name,
        };
        db.DatedRules.Add(rule);
        await db.SaveChangesAsync(ct);
        return rule.Id;
    }

    /// <summary>Everything that can be said against it; writes nothing.</summary>
    /// <returns>the rule of the same region that it closes, when there is one</returns>
    internal async Task<DatedRule?> CheckAsync(Ruling ruling, DateOnly today, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (!RegionPath.IsInside(ruling.RegionPath, actor.RegionPath) || !await db.Regions.AnyAsync(r => r.Path == ruling.RegionPath, ct))
            throw new NotHere();
        if (!RuleKeys.All.TryGetValue(ruling.Key, out var kind))
            throw new RuleBroken("rule.key", "请选择要规定的项目") { Field = nameof(ruling.Key) };
        if (string.IsNullOrWhiteSpace(ruling.Document))
            throw new RuleBroken("rule.document", "请填写作为依据的文件名称") { Field = nameof(ruling.Document) };
        var (least, most) = Bounds(kind.Unit);
        if (ruling.Value < least || ruling.Value > most)
            throw new RuleBroken("rule.value", "“{0}”应在{1}至{2}之间，现在是{3}", kind.Name, Print(least), Print(most), Print(ruling.Value)) { Field = nameof(ruling.Value) };

        var upward = RegionPath.Upward(ruling.RegionPath).ToList();
        var known = await db.DatedRules.Where(r => r.Key == ruling.Key && upward.Contains(r.RegionPath)).ToListAsync(ct);
        if (known.Count > 0 && ruling.From <= today)
            throw new RuleBroken("rule.past", "已有规定的项目只能从今天（{0}）之后起改变，现在是{1}", Print(today), Print(ruling.From)) { Field = nameof(ruling.From) };
        var before = known.Where(r => r.RegionPath == ruling.RegionPath).MaxBy(r => r.From);
        if (before is not null && before.From >= ruling.From)
            throw new RuleBroken("rule.later-known", "已登记从{0}起的规定，新规定的起始日期须更晚", Print(before.From)) { Field = nameof(ruling.From) };
        return before;

        string Print(object value) => value switch
        {
            DateOnly day => day.Iso,
            long fen when kind.Unit == RuleUnit.Fen => Money.Yuan(fen),
            _ => value.ToString()!,
        };
    }

    private static (long Least, long Most) Bounds(RuleUnit unit) => unit switch
    {
        RuleUnit.Years => (14, 100),
        RuleUnit.Hours => (1, 2000),
        RuleUnit.HoursADay => (1, 24),
        RuleUnit.Points => (1, 100),
        RuleUnit.WorkingDays => (1, 60),
        RuleUnit.Days => (1, 366),
        RuleUnit.Percent => (0, 100),
        RuleUnit.Fen => (0, 10_000_000),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}
