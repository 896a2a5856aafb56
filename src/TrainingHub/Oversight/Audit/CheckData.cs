using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Oversight;

/// <summary>A duty: runs <c>verify</c> and keeps what it found. Every night, and whenever an operator asks.</summary>
internal sealed class CheckData(HubDb db, Verify verify, TimeProvider clock)
{
    /// <summary>Name of the duty that an operator asks for.</summary>
    public const string Now = "data.check-now";

    /// <param name="again">also when one was made today: an engine that forgets is told of its duties at every start</param>
    /// <param name="ct">ends the reading</param>
    public async Task RunAsync(bool again, CancellationToken ct)
    {
        var now = clock.Now;
        var midnight = now.ChinaDay.StartUtc;
        if (!again && await db.Set<DataCheck>().AnyAsync(c => c.At >= midnight, ct))
            return;
        db.Add(DataCheck.Of(now, await verify.RunAsync(ct)));
        await db.SaveChangesAsync(ct);
    }
}
