using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Platform.History;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Oversight;

/// <summary>What must hold of decisions: each was made once, and nothing it rests on changed after it. Reads only.</summary>
internal sealed class Decisions(HubDb db)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default) =>
    [
        new("class.seats", "各班人数都不超过名额", await OverfullAsync(ct)),
        new("class.enrolment", "开班以后没有人再被编入班级", await EnrolledLateAsync(ct)),
        new("plan.marks", "成绩公布以后没有再录入分数", await MarkedLateAsync(ct)),
        new("batch.frozen", "审核通过的补贴批次，通过以后名单和金额没有变动", await ChangedAfterApprovalAsync(ct)),
        new("batch.papers", "审核通过的补贴批次，材料与通过时的名单一致", await WithoutPapersAsync(ct)),
        new("state.once", "每项业务的每一步都只办过一次", await TwiceAsync(ct)),
    ];

    private async Task<IReadOnlyList<string>> OverfullAsync(CancellationToken ct) =>
        [.. (await (from full in db.Enrolments.Where(e => e.State == EnrolmentState.Enrolled).GroupBy(e => e.CourseRunId).Select(g => new { Run = g.Key, People = g.Count() })
                    join r in db.CourseRuns on full.Run equals r.Id
                    where full.People > r.Seats
                    select new { r.Code, r.Seats, full.People }).ToListAsync(ct)).Select(r => $"{r.Code}: {r.People} > {r.Seats}")];

    private async Task<IReadOnlyList<string>> EnrolledLateAsync(CancellationToken ct) =>
        [.. (await db.Enrolments.Where(e => e.Run.StartedAt != null && e.CreatedAt > e.Run.StartedAt).Select(e => new { e.Id, e.Run.Code }).ToListAsync(ct))
            .Select(e => $"{e.Code}: {e.Id}")];

    private async Task<IReadOnlyList<string>> MarkedLateAsync(CancellationToken ct) =>
        [.. (await db.Marks.Where(m => m.Candidate.Plan.PublishedAt != null && m.RecordedAt > m.Candidate.Plan.PublishedAt)
            .Select(m => new { m.Id, m.Candidate.Plan.Run.Code }).ToListAsync(ct)).Select(m => $"{m.Code}: {m.Id}")];

    private async Task<IReadOnlyList<string>> ChangedAfterApprovalAsync(CancellationToken ct)
    {
        var approved = await (from t in db.BatchTransitions
                              where t.To == Stage.CountyApproved
                              join c in db.Claims on t.BatchId equals c.BatchId
                              select new { c.Id, t.At }).ToDictionaryAsync(c => c.Id.ToString(), c => c.At, ct);
        var changes = await db.History.AsNoTracking().Where(h => h.EntityKind == nameof(Claim)).Select(h => new { h.EntityId, h.At }).ToListAsync(ct);
        return [.. changes.Where(h => approved.TryGetValue(h.EntityId, out var at) && h.At > at).Select(h => h.EntityId).Distinct()];
    }

    private async Task<IReadOnlyList<string>> WithoutPapersAsync(CancellationToken ct) =>
        await db.ClaimBatches.Where(b => b.Stage == Stage.CountyApproved && db.BatchPapers.Count(p => p.BatchId == b.Id && p.Contents == b.Contents) < 2)
            .Select(b => b.Number).ToListAsync(ct);

    // Batches may come to a stage again after they were returned; their path is proved by batch.path.
    private async Task<IReadOnlyList<string>> TwiceAsync(CancellationToken ct)
    {
        string[] kinds = [nameof(CourseRun), nameof(AssessmentPlan), nameof(Certificate), nameof(RosterImport), nameof(Competition)];
        var changes = db.History.AsNoTracking().Where(h => kinds.Contains(h.EntityKind) && h.Change == HistoryChange.Changed)
            .OrderBy(h => h.Id).Select(h => new { h.EntityKind, h.EntityId, h.Changes });
        var (seen, twice) = (new HashSet<(string, string)>(), new List<string>());
        await foreach (var change in changes.AsAsyncEnumerable().WithCancellation(ct))
        {
            using var json = JsonDocument.Parse(change.Changes);
            foreach (var name in (string[])["State", "ReleasedAt"])
                if (json.RootElement.TryGetProperty(name, out var step) && !seen.Add((change.EntityId, name == "State" ? step[1].GetString()! : name)))
                    twice.Add($"{change.EntityKind} {change.EntityId}");
        }
        return twice;
    }
}
