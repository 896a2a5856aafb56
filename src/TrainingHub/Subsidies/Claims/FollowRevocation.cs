using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Work;

namespace TrainingHub.Subsidies;

/// <summary>
/// The job after a certificate was revoked: before approval its claim leaves the batch, and papers are made anew. From the moment of
/// the revocation the claim counts nowhere. An approved batch stays as it was approved; its page and the desks of school and county
/// say what is to be recovered.
/// </summary>
internal sealed class FollowRevocation(HubDb db, Worklist work) : IWorkStep
{
    public static string Kind => Promised.FollowRevocation;
    public static string Title => "移出已注销证书的申领";

    public static Task<Dictionary<Guid, string>> NamesAsync(HubData db, Guid[] subjects, CancellationToken ct) =>
        db.Set<Certificate>().Where(c => subjects.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, ct);

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var claims = await db.Claims.Where(c => c.CertificateId == subject && c.State == ClaimState.Live).ToListAsync(ct);
        foreach (var claim in claims)
        {
            var batch = await db.ClaimBatches.SingleAsync(b => b.Id == claim.BatchId, ct);
            if (batch.IsDecided)
                continue;
            claim.TakeOut(OutBecause.Revoked);
            await batch.PeopleChangedAsync(db, work, ct);
        }
    }
}
