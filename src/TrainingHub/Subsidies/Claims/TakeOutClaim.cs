using TrainingHub.Ground;
using TrainingHub.Platform.Work;

namespace TrainingHub.Subsidies;

/// <summary>The county takes one person out of a submitted batch, or the school out of its own draft; the entitlement is free again.</summary>
[Needs(Permission.SubmitClaims, Permission.ReviewClaims)]
internal sealed class TakeOutClaim(HubDb db, Worklist work, MakerCheck makers, TimeProvider clock)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 200;

    /// <param name="reason">why, as it stands on the batch's page for both sides</param>
    public async Task RunAsync(string batchNumber, Guid claimId, string? reason, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var batch = await db.ClaimBatches.VisibleTo(actor).Where(b => b.Number == batchNumber).OneOrNotHere(ct);
        var claim = await db.Claims.VisibleTo(actor).Where(c => c.Id == claimId && c.BatchId == batch.Id).OneOrNotHere(ct);
        batch.MustBeOpenTo(actor);
        await batch.MustNotBeOwnMakingAsync(db, makers, actor, clock.Now, ct);
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
            throw new RuleBroken("claim.reason", "请写明移出的原因，最多{0}个字", LongestReason) { Field = "Reason" };
        claim.TakeOut(OutBecause.Decided, why);
        await batch.PeopleChangedAsync(db, work, ct);
        await db.SaveChangesAsync(ct);
    }
}
