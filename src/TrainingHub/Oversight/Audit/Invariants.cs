using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Subsidies;

namespace TrainingHub.Oversight;

/// <summary>One thing that must always hold, and the rows against which it does not.</summary>
/// <param name="Name">stable name, such as <c>certificate.serials</c></param>
/// <param name="Says">what must hold</param>
/// <param name="Broken">the rows that break it, by id or number; no personal data</param>
internal sealed record Invariant(string Name, string Says, IReadOnlyList<string> Broken);

/// <summary>What must hold of certificates, claims and their history. Reads only; every crash and race test ends by asking this.</summary>
internal sealed class Invariants(HubDb db, Rulebook rules)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default) =>
    [
        await SerialsAsync(ct),
        await NumbersAsync(ct),
        new("certificate.one-live", "同一人、同一职业、同一等级最多一张有效证书", await TwinCertificatesAsync(ct)),
        new("certificate.passed", "每张证书的持证人都经审核参加认定，各科合格", await NotPassedAsync(ct)),
        new("certificate.history", "每张证书都有发证记录", await WithoutHistoryAsync(nameof(Certificate), db.Certificates.Select(c => c.Id), ct)),
        new("certificate.paper", "每张证书都已打印并通知本人，或已排队打印", await UnprintedAsync(ct)),
        new("claim.one-live", "同一人、同一职业、同一等级、同一类补贴最多申领一次", await TwinClaimsAsync(ct)),
        new("claim.amount", "每笔申领的金额与标准相符，证书的持证人和等级与申领相符", await WrongClaimsAsync(ct)),
        new("claim.history", "每笔申领都有经办记录", await WithoutHistoryAsync(nameof(Claim), db.Claims.Select(c => c.Id), ct)),
        new("batch.path", "每个补贴批次都按规定步骤办理，没有人审核自己提交的批次", await IllegalBatchesAsync(ct)),
    ];

    private async Task<Invariant> SerialsAsync(CancellationToken ct)
    {
        var series = await db.NumberSeries.AsNoTracking()
            .Select(s => new { s.Id, s.Prefix, s.Year, s.Level, s.Last, Count = db.Certificates.Count(c => c.SeriesId == s.Id), Max = db.Certificates.Where(c => c.SeriesId == s.Id).Max(c => (int?)c.Serial) ?? 0 })
            .ToListAsync(ct);
        return new("certificate.serials", "证书流水号从1起连续，不重号、不跳号",
            [.. series.Where(s => s.Last != s.Count || s.Last != s.Max).Select(s => $"{s.Prefix} {s.Year} {s.Level.Digit}: last {s.Last}, rows {s.Count}, highest {s.Max}")]);
    }

    private async Task<Invariant> NumbersAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        var rows = db.Certificates.Select(c => new { c.Number, c.Level, c.Serial, c.IssuedOn, c.Code, c.Series.Prefix, c.Series.Year, SeriesLevel = c.Series.Level });
        await foreach (var c in rows.AsAsyncEnumerable().WithCancellation(ct))
            if (c.Number != CertificateNumber.Of(c.Prefix, c.Year, c.Level, c.Serial) || c.Year != c.IssuedOn.Year || c.Level != c.SeriesLevel || CheckCode.Parse(c.Code) != c.Code)
                wrong.Add($"{c.Number}: series {c.Prefix} {c.Year} {c.SeriesLevel.Digit}, serial {c.Serial}, issued {c.IssuedOn.Iso}");
        return new("certificate.numbers", "每个证书编号与机构、年份、等级、流水号相符，查验码完整", wrong);
    }

    private async Task<IReadOnlyList<string>> TwinCertificatesAsync(CancellationToken ct) =>
        [.. (await db.Certificates.Where(c => c.State == CertificateState.Live).GroupBy(c => new { c.TraineeId, c.OccupationCode, c.Level })
            .Where(g => g.Count() > 1).Select(g => g.Key.TraineeId).ToListAsync(ct)).Select(id => id.ToString())];

    private async Task<IReadOnlyList<string>> NotPassedAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        var plans = await db.AssessmentPlans.AsNoTracking().Where(p => db.CertificateIssues.Any(i => i.PlanId == p.Id)).ToListAsync(ct);
        foreach (var plan in plans)
        {
            var passed = (await PlanResults.OfPlanAsync(db, rules, plan, ct)).Where(r => r.IsPassed).Select(r => r.CandidateId).ToHashSet();
            var onRoll = db.CandidatesOf(plan.Id);
            var issued = await db.Certificates.AsNoTracking().Where(c => onRoll.Contains(c.CandidateId))
                .Select(c => new { c.CandidateId, c.Number }).ToListAsync(ct);
            wrong.AddRange(issued.Where(c => !passed.Contains(c.CandidateId)).Select(c => c.Number));
        }
        return wrong;
    }

    private async Task<IReadOnlyList<string>> UnprintedAsync(CancellationToken ct) =>
        await db.Certificates.AsNoTracking()
            .Where(c => !(db.CertificatePapers.Select(p => p.CertificateId).Contains(c.Id) && db.Set<Letter>().Select(l => l.Subject).Contains(c.Id))
                && !db.Set<WorkItem>().Where(w => w.Kind == PrintCertificate.Kind && w.State != WorkState.Done).Select(w => w.Subject).Contains(c.Id))
            .Select(c => c.Number).ToListAsync(ct);

    private async Task<IReadOnlyList<string>> TwinClaimsAsync(CancellationToken ct) =>
        [.. (await db.Claims.Where(c => c.State == ClaimState.Live).GroupBy(c => new { c.TraineeId, c.OccupationCode, c.Level, c.SchemeGroup })
            .Where(g => g.Count() > 1).Select(g => g.Key.TraineeId).ToListAsync(ct)).Select(id => id.ToString())];

    private async Task<IReadOnlyList<string>> WrongClaimsAsync(CancellationToken ct) =>
        [.. (await db.Claims.Where(c => c.AmountFen != c.Rule.Value || c.Certificate.TraineeId != c.TraineeId || c.Certificate.Level != c.Level)
            .Select(c => c.Id).ToListAsync(ct)).Select(id => id.ToString())];

    private async Task<IReadOnlyList<string>> WithoutHistoryAsync(string kind, IQueryable<Guid> ids, CancellationToken ct)
    {
        var known = await db.Set<HistoryEntry>().AsNoTracking().Where(h => h.EntityKind == kind && h.Change == HistoryChange.Added).Select(h => h.EntityId).ToHashSetAsync(ct);
        return [.. (await ids.ToListAsync(ct)).Select(id => id.ToString()).Where(id => !known.Contains(id))];
    }

    private async Task<IReadOnlyList<string>> IllegalBatchesAsync(CancellationToken ct)
    {
        var wrong = new List<string>();
        var steps = (await db.BatchTransitions.AsNoTracking().OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync(ct)).ToLookup(t => t.BatchId);
        await foreach (var batch in db.ClaimBatches.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var at = Stage.Draft;
            Guid? submitter = null;
            var legal = true;
            foreach (var step in steps[batch.Id])
            {
                legal &= step.From == at && IsStep(step.From, step.To) && !(step.To is Stage.CountyApproved or Stage.Returned && submitter is not null && submitter == step.PersonId);
                if (step.To == Stage.Submitted)
                    submitter = step.PersonId;
                at = step.To;
            }
            if (!legal || at != batch.Stage)
                wrong.Add(batch.Number);
        }
        return wrong;
    }

    private static bool IsStep(Stage from, Stage to) => (from, to) is
        (Stage.Draft or Stage.Returned, Stage.Submitted) or (Stage.Submitted, Stage.Returned or Stage.CountyApproved);
}
