using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;

namespace TrainingHub.Subsidies;

/// <summary>
/// One decision about a batch: the school submits, the county returns or approves. Submitting promises the papers; approving
/// counts once more and refuses when anything changed upstream or the papers say something else.
/// </summary>
[Needs(Permission.SubmitClaims, Permission.ReviewClaims)]
internal sealed class DecideBatch(HubDb db, Rulebook rules, Worklist work, MakerCheck makers, TimeProvider clock)
{
    public async Task RunAsync(string number, Decision decision, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var batch = await db.ClaimBatches.VisibleTo(actor).Where(b => b.Number == number).OneOrNotHere(ct);
        var now = clock.Now;
        if (decision != Decision.Submit)
            await batch.MustNotBeOwnMakingAsync(db, makers, actor, now, ct);
        var transition = batch.Decide(decision, actor, reason, now);
        if (decision != Decision.Return)
        {
            await ClockCheck.MustHoldAsync(db, now, ct);
            await RecountAsync(batch, ct);
        }
        if (decision == Decision.Approve)
            await PapersMustAgreeAsync(batch, ct);
        db.BatchTransitions.Add(transition);
        if (decision == Decision.Submit)
            batch.PressPapers(work, transition.Id);
        await db.SaveChangesAsync(ct);
    }

    private async Task RecountAsync(ClaimBatch batch, CancellationToken ct)
    {
        var run = await db.CourseRuns.AsNoTracking().SingleAsync(r => r.Id == batch.CourseRunId, ct);
        var claims = await db.Claims.AsNoTracking().Where(c => c.BatchId == batch.Id && c.State == ClaimState.Live).ToListAsync(ct);
        if (claims.Count == 0)
            throw new RuleBroken("batch.empty", "批次{0}里没有可以申领的人", batch.Number);
        var certificates = await (from c in db.Claims
                                  where c.BatchId == batch.Id && c.State == ClaimState.Live
                                  select c.Certificate).ToListAsync(ct);
        var revoked = certificates.Where(c => c.State != CertificateState.Live).Select(c => c.Number).ToList();
        if (revoked.Count > 0)
            throw new RuleBroken("batch.revoked", "批次{0}中有{1}张证书刚刚注销（{2}），系统正在把这些人移出批次，请过一会儿再看", batch.Number, revoked.Count, string.Join("、", revoked.Take(3)));
        // Whoever revokes one of them at this moment and this decision do not both come first.
        certificates.ForEach(db.Touch);
        var rule = await rules.OfAsync(RuleKeys.TrainingSubsidy(run.Level), run.RegionPath, run.FirstDay, ct);
        if (claims.Any(c => c.RuleId != rule.Id || c.AmountFen != rule.Value))
            throw new RuleBroken("batch.rate", "补贴标准在汇总之后有更正，请由学校重新汇总（已提交的先退回）");
    }

    private async Task PapersMustAgreeAsync(ClaimBatch batch, CancellationToken ct)
    {
        var kinds = await db.BatchPapers.CurrentOf(db, batch.Id).CountAsync(ct);
        if (kinds < Enum.GetValues<BatchPaperKind>().Length)
            throw new RuleBroken("batch.papers", "批次{0}的名册和申请表正在按现在的人员生成，请过一会儿再审核", batch.Number);
    }
}
