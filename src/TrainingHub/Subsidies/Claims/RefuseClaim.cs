using TrainingHub.Ground;

namespace TrainingHub.Subsidies;

/// <summary>The county takes one person out of a submitted batch, or the school out of its own draft; the entitlement is free again.</summary>
[Needs(Permission.SubmitClaims, Permission.ReviewClaims)]
internal sealed class RefuseClaim(HubDb db)
{
    public async Task RunAsync(string batchNumber, Guid claimId, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var batch = await db.ClaimBatches.VisibleTo(actor).Where(b => b.Number == batchNumber).OneOrNotHere(ct);
        var claim = await db.Claims.VisibleTo(actor).Where(c => c.Id == claimId && c.BatchId == batch.Id).OneOrNotHere(ct);
        var mayChange = batch.Stage switch
        {
            Stage.Draft or Stage.Returned => actor.Can(Permission.SubmitClaims),
            Stage.Submitted => actor.Can(Permission.ReviewClaims),
            Stage.CountyApproved => false,
            _ => throw new InvalidOperationException($"no rule for stage {batch.Stage}"),
        };
        if (!mayChange)
            throw new RuleBroken("claim.fixed", "批次{0}在现在的环节不能由您移出人员", batch.Number);
        if (claim.State != ClaimState.Live)
            throw new RuleBroken("claim.out", "这个人已经移出批次");
        claim.Refuse();
        await db.SaveChangesAsync(ct);
    }
}
