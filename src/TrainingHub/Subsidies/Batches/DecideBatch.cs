using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;

namespace TrainingHub.Subsidies;

/// <summary>
/// One decision about a batch: the school submits, the county returns or approves. Submitting promises the papers; approving
/// counts once more and refuses when anything changed upstream.
/// </summary>
[Needs(Permission.SubmitClaims, Permission.ReviewClaims)]
internal sealed class DecideBatch(HubDb db, Rulebook rules, Worklist work, TimeProvider clock)
{
    public async Task RunAsync(string number, Decision decision, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var batch = await db.ClaimBatches.VisibleTo(actor).Where(b => b.Number == number).OneOrNotHere(ct);
        var transition = batch.Decide(decision, actor, reason, clock.Now);
        if (decision != Decision.Return)
        {
            await ClockCheck.MustHoldAsync(db, clock, ct);
            await RecountAsync(batch, ct);
        }
        db.BatchTransitions.Add(transition);
        if (decision == Decision.Submit)
            work.Add<PressBatchPapers>(transition.Id);
        await db.SaveChangesAsync(ct);
    }

    private async Task RecountAsync(ClaimBatch batch, CancellationToken ct)
    {
        var run = await db.CourseRuns.AsNoTracking().SingleAsync(r => r.Id == batch.CourseRunId, ct);
        var claims = await db.Claims.AsNoTracking().Where(c => c.BatchId == batch.Id && c.State == ClaimState.Live).ToListAsync(ct);
        if (claims.Count == 0)
            throw new RuleBroken("batch.empty", "批次{0}里没有可以申领的人", batch.Number);
        var certificates = claims.Select(c => c.CertificateId).ToHashSet();
        var gone = await db.Certificates.AsNoTracking()
            .Where(c => c.CourseRunId == run.Id && c.State != CertificateState.Live).Select(c => new { c.Id, c.Number }).ToListAsync(ct);
        var revoked = gone.Where(g => certificates.Contains(g.Id)).Select(g => g.Number).ToList();
        if (revoked.Count > 0)
            throw new RuleBroken("batch.revoked", "批次{0}中有{1}张证书已注销（{2}），请先把这些人移出批次", batch.Number, revoked.Count, string.Join("、", revoked.Take(3)));
        var rule = await rules.OfAsync(RuleKeys.TrainingSubsidy(run.Level), run.RegionPath, run.FirstDay, ct);
        if (claims.Any(c => c.RuleId != rule.Id || c.AmountFen != rule.Value))
            throw new RuleBroken("batch.rate", "补贴标准在汇总之后有更正，请退回学校重新汇总");
    }
}
