using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;
using TrainingHub.Training;

namespace TrainingHub.Subsidies;

/// <summary>
/// The job after an issue: the people of a class with a new certificate become claims of one batch per scheme, with the amount of
/// the rule of the class's first day; everybody else is left out with the reasons. While the school has not submitted, the batch may be
/// assembled again: people of a later issue join it, a corrected amount is counted anew, and whoever somebody took out stays out.
/// </summary>
internal sealed class AssembleBatch(HubDb db, Rulebook rules, TimeProvider clock) : IWorkStep
{
    public static string Kind => Promised.AssembleClaims;
    public static string Title => "汇总补贴申领";
    public static StepShape Shape => StepShape.Transaction;

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var run = await db.CourseRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == subject, ct) ?? throw new NotHere();
        var upward = Kernel.RegionPath.Upward(run.RegionPath).ToList();
        var schemes = await db.Schemes.AsNoTracking()
            .Where(s => upward.Contains(s.RegionPath) && s.From <= run.FirstDay && (s.Until == null || s.Until >= run.FirstDay))
            .OrderBy(s => s.Key).ToListAsync(ct);
        foreach (var scheme in schemes)
            await AssembleAsync(run, scheme, ct);
    }

    private async Task AssembleAsync(CourseRun run, Scheme scheme, CancellationToken ct)
    {
        var batch = await db.ClaimBatches.SingleOrDefaultAsync(b => b.CourseRunId == run.Id && b.SchemeId == scheme.Id, ct);
        if (batch is { Stage: not (Stage.Draft or Stage.Returned) })
            return;
        var rule = await rules.FindAsync(RuleKeys.TrainingSubsidy(run.Level), run.RegionPath, run.FirstDay, ct);
        var facts = await ClaimFactsOf.RunAsync(db, run, scheme.Group, rule?.Value, ct);
        var now = clock.Now;
        if (batch is null)
        {
            batch = new ClaimBatch
            {
                Number = scheme.Short + run.Code,
                CourseRunId = run.Id,
                SchemeId = scheme.Id,
                SchoolId = run.SchoolId,
                RegionPath = run.RegionPath,
                CreatedAt = now,
            };
            db.ClaimBatches.Add(batch);
        }
        db.ClaimsLeftOut.RemoveRange(await db.ClaimsLeftOut.Where(l => l.BatchId == batch.Id).ToListAsync(ct));
        var claims = await db.Claims.Where(c => c.BatchId == batch.Id).ToListAsync(ct);
        var decided = claims.Where(c => c.OutBecause == OutBecause.Decided).Select(c => c.CertificateId).ToHashSet();
        var stale = claims.Where(c => c.State == ClaimState.Live && rule is not null && (c.RuleId != rule.Id || c.AmountFen != rule.Value)).ToList();
        stale.ForEach(c => c.TakeOut(OutBecause.Recounted));
        batch.CountAnew();
        await db.SaveChangesAsync(ct); // the entitlements of the stale ones are free before they are taken anew
        var anew = stale.Select(c => c.TraineeId).ToHashSet();
        var own = claims.Where(c => c.State == ClaimState.Live).Select(c => c.TraineeId).ToHashSet();
        foreach (var person in facts.Where(f => !own.Contains(f.TraineeId) && !(f.CertificateId is { } id && decided.Contains(id))))
        {
            var reasons = Eligibility.Of(anew.Contains(person.TraineeId) ? person.Facts with { HasLiveClaim = false } : person.Facts);
            if (reasons.Count > 0)
                db.ClaimsLeftOut.Add(new LeftOut { BatchId = batch.Id, TraineeId = person.TraineeId, Reasons = string.Join(' ', reasons) });
            else
                db.Claims.Add(new Claim
                {
                    BatchId = batch.Id,
                    TraineeId = person.TraineeId,
                    CertificateId = person.CertificateId!.Value,
                    SchoolId = run.SchoolId,
                    RegionPath = run.RegionPath,
                    OccupationCode = person.OccupationCode,
                    Level = run.Level,
                    SchemeGroup = scheme.Group,
                    RuleId = rule!.Id,
                    AmountFen = rule.Value,
                    CreatedAt = now,
                });
        }
        await db.SaveChangesAsync(ct);
    }
}
