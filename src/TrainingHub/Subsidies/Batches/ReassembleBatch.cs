using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Subsidies;

/// <summary>
/// The school has its batch assembled again while it is its draft: who was left out for something that is there now (a rule, a
/// certificate) comes in, and a corrected amount is counted anew.
/// </summary>
[Needs(Permission.SubmitClaims)]
internal sealed class ReassembleBatch(HubDb db, AssembleBatch assemble)
{
    /// <returns>how many people the batch holds now</returns>
    public async Task<int> RunAsync(string number, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var batch = await db.ClaimBatches.VisibleTo(actor).Where(b => b.Number == number).OneOrNotHere(ct);
        batch.MustBeOpenTo(actor);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await assemble.RunAsync(batch.CourseRunId, ct);
        await transaction.CommitAsync(ct);
        return await db.Claims.Counted().CountAsync(c => c.BatchId == batch.Id, ct);
    }
}
