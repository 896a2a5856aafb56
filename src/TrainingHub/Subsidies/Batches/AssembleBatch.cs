using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;
using TrainingHub.Training;

namespace TrainingHub.Subsidies;

/// <summary>
/// The job after an issue: the people of a class with a new certificate become claims of one batch per scheme, with the amount of
/// the rule of the class's first day; everybody else is left out with the reasons. People of a later issue join the batch while
/// the school has not submitted it.
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
        if (batch is null && facts.All(f => Eligibility.Of(f.Facts).Count > 0))
            return;
        if (batch is null)
        {
            batch = new ClaimBatch
            {
                Number = $"{scheme.Key}-{run.Code}",
                CourseRunId = run.Id,
                SchemeId = scheme.Id,
                SchoolId = run.SchoolId,
                RegionPath = run.RegionPath,
                CreatedAt = clock.Now,
            };
            db.ClaimBatches.Add(batch);
        }
        db.ClaimsLeftOut.RemoveRange(await db.ClaimsLeftOut.Where(l => l.BatchId == batch.Id).ToListAsync(ct));
        var own = await db.Claims.AsNoTracking().Where(c => c.BatchId == batch.Id && c.State == ClaimState.Live).Select(c => c.TraineeId).ToHashSetAsync(ct);
        foreach (var person in facts.Where(f => !own.Contains(f.TraineeId)))
        {
            var reasons = Eligibility.Of(person.Facts);
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
                    CreatedAt = clock.Now,
                });
        }
        await db.SaveChangesAsync(ct);
    }
}
