using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Platform.Data;

/// <summary>Raises versions and writes the pending operation into the first save of its act.</summary>
internal sealed class SaveInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = (HubData)eventData.Context!;
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            var version = entry.Property<int>(nameof(IVersioned.Version));
            version.CurrentValue = version.OriginalValue + 1;
        }
        if (db.Pending is { } operation && db.ChangeTracker.HasChanges())
            db.Add(operation);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(SavingChanges(eventData, result));
}
