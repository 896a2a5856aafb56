namespace TrainingHub.Platform.Data;

internal static class SavingInParts
{
    /// <summary>How many subjects one save takes: a context that tracked a whole city's roster would hold half a gigabyte.</summary>
    private const int Part = 500;

    /// <summary>Saves what belongs to many subjects in parts of the caller's transaction. The context is empty before, between and after.</summary>
    /// <param name="add">adds to the context what belongs to a part</param>
    public static async Task SaveInPartsAsync<T>(this HubData db, IEnumerable<T> subjects, Func<T[], Task> add, CancellationToken ct)
    {
        db.Database.AutoSavepointsEnabled = false; // all or nothing, so the parts need no way back of their own
        db.ChangeTracker.Clear();
        foreach (var part in subjects.Chunk(Part))
        {
            await add(part);
            await db.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct); // what is saved need not be accepted: it is let go
            db.ChangeTracker.Clear();
        }
    }
}
