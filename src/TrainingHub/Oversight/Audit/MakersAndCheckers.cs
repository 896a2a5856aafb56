using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Subsidies;

namespace TrainingHub.Oversight;

/// <summary>Nobody decided on what an account submitted that they had made or could have taken over, before a second officer confirmed it.</summary>
internal sealed class MakersAndCheckers(HubDb db)
{
    /// <param name="Account">that submitted</param>
    /// <param name="By">the account that decided; null when only its person is known</param>
    private sealed record Decided(string What, Guid Account, Guid Person, Guid? By, DateTime At, string RegionPath);

    private sealed record Change(string EntityId, DateTime At, Guid? ActorId, Guid PersonId);

    /// <summary>Rows that one question names.</summary>
    private const int Part = 500;

    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default) =>
    [
        new("account.maker", "没有人审核过自己经手的账号提交的内容，除非已由另一人确认", await OwnMakingAsync(ct)),
        new("account.checker", "账号都由经手人以外的人确认", await OwnChecksAsync(ct)),
    ];

    /// <summary>Confirmed by its maker, or from an account that the same maker had made and nobody had confirmed.</summary>
    private async Task<IReadOnlyList<string>> OwnChecksAsync(CancellationToken ct) =>
        [.. (await (from h in db.Handlings
                    where h.ConfirmedAt != null && (h.CheckerId == h.PersonId || h.CheckerId == null
                        || (db.Users.Any(u => u.PersonId == h.CheckerId) && db.Users.Where(u => u.PersonId == h.CheckerId).All(u => db.Handlings.Any(own =>
                            own.UserId == u.Id && own.PersonId == h.PersonId && own.At <= h.ConfirmedAt && (own.ConfirmedAt == null || own.ConfirmedAt > h.ConfirmedAt)))))
                    select h.UserId).ToListAsync(ct)).Select(id => id.ToString())];

    private async Task<IReadOnlyList<string>> OwnMakingAsync(CancellationToken ct)
    {
        var rules = await db.DatedRules.AsNoTracking().Where(r => r.Key == RuleKeys.MakerDays).ToListAsync(ct);
        var handled = await db.Handlings.AsNoTracking().ToListAsync(ct);
        if (handled.Count == 0)
            return [];
        var made = handled.ToLookup(h => h.UserId);
        Decided[] all = [.. await BatchesAsync(ct), .. await ClaimsAsync(ct), .. await ByHistoryAsync(nameof(Certificate), await CertificatesAsync(ct), ct), .. await ByHistoryAsync(nameof(Competition), await CompetitionsAsync(ct), ct)];
        return [.. all.Where(d => d.By != d.Account && MakersAt(d, d.Account).Intersect(d.By is { } by ? [d.Person, .. MakersAt(d, by)] : [d.Person]).Any())
            .Select(d => $"{d.What}: account {d.Account}").Distinct()];

        IEnumerable<Guid> MakersAt(Decided d, Guid account) => made[account]
            .Where(h => h.At <= d.At && d.At < h.At.AddDays(DaysOf(d)) && !(h.ConfirmedAt <= d.At && h.CheckerId != h.PersonId)).Select(h => h.PersonId);

        long DaysOf(Decided decided) => rules.Where(r => RegionPath.IsInside(decided.RegionPath, r.RegionPath) && r.HoldsOn(decided.At.ChinaDay))
            .OrderByDescending(r => r.RegionPath.Length).Select(r => r.Value).FirstOrDefault();
    }

    private async Task<List<Decided>> BatchesAsync(CancellationToken ct)
    {
        var reviews = await (from t in db.BatchTransitions
                             where t.From == Stage.Submitted && t.PersonId != null
                             join b in db.ClaimBatches on t.BatchId equals b.Id
                             select new
                             {
                                 b.Number,
                                 b.RegionPath,
                                 t.At,
                                 t.PersonId,
                                 t.ActorId,
                                 Account = db.BatchTransitions.Where(s => s.BatchId == b.Id && s.To == Stage.Submitted && s.At <= t.At)
                                     .OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => s.ActorId).FirstOrDefault(),
                             }).ToListAsync(ct);
        return [.. reviews.Where(r => r.Account is not null).Select(r => new Decided($"batch {r.Number}", r.Account!.Value, r.PersonId!.Value, r.ActorId, r.At, r.RegionPath))];
    }

    /// <summary>Whom the county took out of a batch, or put back, while it reviewed what the school had submitted.</summary>
    private async Task<List<Decided>> ClaimsAsync(CancellationToken ct)
    {
        var changes = (await ChangesOf(nameof(Claim)).ToListAsync(ct)).ToLookup(c => Guid.Parse(c.EntityId));
        var decided = new List<Decided>();
        foreach (var part in changes.Select(c => c.Key).Chunk(Part))
        {
            var claims = await (from c in db.Claims
                                where part.Contains(c.Id)
                                join b in db.ClaimBatches on c.BatchId equals b.Id
                                select new { c.Id, b.Number, b.RegionPath, Steps = db.BatchTransitions.Where(t => t.BatchId == b.Id).OrderBy(t => t.At).ThenBy(t => t.Id).Select(t => new { t.At, t.To, t.ActorId }).ToList() }).ToListAsync(ct);
            foreach (var claim in claims)
                foreach (var change in changes[claim.Id])
                    if (claim.Steps.LastOrDefault(s => s.At <= change.At) is { To: Stage.Submitted, ActorId: { } account })
                        decided.Add(new($"batch {claim.Number}: claim {claim.Id}", account, change.PersonId, change.ActorId, change.At, claim.RegionPath));
        }
        return decided;
    }

    private async Task<Dictionary<string, (Guid Account, string RegionPath)>> CertificatesAsync(CancellationToken ct) =>
        (await (from c in db.Certificates
                where c.State == CertificateState.Revoked
                join i in db.CertificateIssues on c.IssueId equals i.Id
                where i.AskedBy != null
                select new { c.Id, i.AskedBy, c.RegionPath }).ToListAsync(ct)).ToDictionary(c => c.Id.ToString(), c => (c.AskedBy!.Value, c.RegionPath));

    private async Task<Dictionary<string, (Guid Account, string RegionPath)>> CompetitionsAsync(CancellationToken ct) =>
        (await db.Competitions.Where(c => c.ReleasedAt != null && c.RecordedBy != null).Select(c => new { c.Id, c.RecordedBy, c.RegionPath }).ToListAsync(ct))
            .ToDictionary(c => c.Id.ToString(), c => (c.RecordedBy!.Value, c.RegionPath));

    /// <summary>Who revoked or released stands in the history alone.</summary>
    private async Task<List<Decided>> ByHistoryAsync(string kind, Dictionary<string, (Guid Account, string RegionPath)> submitted, CancellationToken ct)
    {
        if (submitted.Count == 0)
            return [];
        var changes = await ChangesOf(kind).ToListAsync(ct);
        return [.. changes.Where(c => submitted.ContainsKey(c.EntityId)).Select(c =>
            new Decided($"{kind.ToLowerInvariant()} {c.EntityId}", submitted[c.EntityId].Account, c.PersonId, c.ActorId, c.At, submitted[c.EntityId].RegionPath))];
    }

    private IQueryable<Change> ChangesOf(string kind) =>
        from h in db.History
        where h.EntityKind == kind && h.Change == HistoryChange.Changed && h.ActorId != null
        join u in db.Users on h.ActorId equals u.Id
        select new Change(h.EntityId, h.At, h.ActorId, u.PersonId);
}
