using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Data;

internal static class Demonstrations
{
    /// <summary>Whether these data are a demonstration's.</summary>
    public static Task<bool> IsDemoAsync(this HubData db, CancellationToken ct = default) => db.Set<Installation>().AnyAsync(i => i.IsDemo, ct);
}
