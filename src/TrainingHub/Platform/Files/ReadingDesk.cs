using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Files;

/// <summary>
/// Where uploaded files are read: as many at a time as there are processors. The next waits a little and is then asked to come
/// again (503). A reading ends when its asker leaves or the site stops, and gives back the memory it took.
/// </summary>
internal sealed class ReadingDesk(IHostApplicationLifetime site) : IDisposable
{
    public static readonly int Places = Environment.ProcessorCount;

    /// <summary>Bytes made while reading, from which on the heap is tidied: an ordinary roster takes a tenth.</summary>
    private const long Much = 64 << 20;

    private readonly SemaphoreSlim free = new(Places);

    /// <summary>How long the next one waits for a place.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <param name="read">reads on this thread and asks its token in every loop</param>
    /// <param name="ct">the asker's</param>
    /// <exception cref="Busy">no place became free, or the site stops</exception>
    public async Task<T> ReadAsync<T>(Func<CancellationToken, T> read, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, site.ApplicationStopping);
        if (!await free.WaitAsync(Patience, stop.Token))
            throw new Busy("as many files are being read as there are processors");
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            return read(stop.Token);
        }
        catch (OperationCanceledException e) when (site.ApplicationStopping.IsCancellationRequested)
        {
            throw new Busy("the site stops", e);
        }
        finally
        {
            if (GC.GetAllocatedBytesForCurrentThread() - before > Much)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
