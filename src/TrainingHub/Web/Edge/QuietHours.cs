namespace TrainingHub.Web;

/// <summary>
/// Gives memory back when the site has gone quiet: the collector keeps what a busy hour needed for the next one, and on a small
/// machine the database and the neighbours need it meanwhile.
/// </summary>
internal sealed class QuietHours : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    /// <summary>Bytes made between two looks: less is quiet; so much since the last time is worth the work.</summary>
    private const long Little = 8 << 20, Much = 64 << 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look);
        var (tidied, seen) = (0L, GC.GetTotalAllocatedBytes());
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (now - seen < Little && now - tidied > Much)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                tidied = now;
            }
            seen = now;
        }
    }
}
