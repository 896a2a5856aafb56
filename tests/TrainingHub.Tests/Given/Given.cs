namespace TrainingHub.Tests;

/// <summary>
/// Rows that a story begins with, for stories, the matrix and the benchmark alike. Only what matters is said; the rest is valid,
/// dull and unique. Each method saves; the static ones make rows or files that stand in no database.
/// </summary>
/// <param name="db">the context the story reads with, too</param>
internal sealed partial class Given(HubDb db)
{
    /// <summary>When rows say they were made: the morning on which <see cref="FakeClock"/> begins.</summary>
    private static readonly DateTime Now = new FakeClock().Now;

    private static int last;

    /// <summary>Keeps codes, prefixes and names apart within a run of the suite.</summary>
    private static int Next() => Interlocked.Increment(ref last);

    private async Task<T> SavedAsync<T>(T row) where T : class
    {
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    }
}
