using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Work;

namespace TrainingHub.Subsidies;

/// <summary>Puts a person whom somebody took out back into the batch, while it is open to the one who asks.</summary>
[Needs(Permission.SubmitClaims, Permission.ReviewClaims)]
internal sealed class PutBackClaim(HubDb db, Worklist work, MakerCheck makers, TimeProvider clock)
{
    public async Task RunAsync(string batchNumber, Guid claimId, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var batch = await db.ClaimBatches.VisibleTo(actor).Where(b => b.Number == batchNumber).OneOrNotHere(ct);
        var claim = await db.Claims.Include(c => c.Certificate).VisibleTo(actor).Where(c => c.Id == claimId && c.BatchId == batch.Id).OneOrNotHere(ct);
        batch.MustBeOpenTo(actor);
        await batch.MustNotBeOwnMakingAsync(db, makers, actor, clock.Now, ct);
        claim.PutBack();
        if (claim.Certificate.State != CertificateState.Live)
            throw new RuleBroken("claim.revoked", "证书{0}已注销，这个人不能恢复", claim.Certificate.Number);
        // The unique index says the same to two who do it at once.
        if (await db.Claims.AnyAsync(c => c.Id != claim.Id && c.State == ClaimState.Live && c.TraineeId == claim.TraineeId
                && c.OccupationCode == claim.OccupationCode && c.Level == claim.Level && c.SchemeGroup == claim.SchemeGroup, ct))
            throw new RuleBroken("claim.elsewhere", "这个人在另一个批次里已经申领，不能恢复");
        db.Touch(claim.Certificate);
        await batch.PeopleChangedAsync(db, work, ct);
        await db.SaveChangesAsync(ct);
    }
}
