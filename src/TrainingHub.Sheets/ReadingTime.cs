using System.Diagnostics;

namespace TrainingHub.Sheets;

/// <summary>How long a reading goes on: until its time is up or nobody waits for it any more. Asked in the innermost loops.</summary>
internal sealed class ReadingTime(SheetLimits limits, CancellationToken stop)
{
    private readonly long start = Stopwatch.GetTimestamp();

    /// <exception cref="SheetRefused"><c>sheet.too-slow</c></exception>
    /// <exception cref="OperationCanceledException">the asker has left</exception>
    public void Check()
    {
        stop.ThrowIfCancellationRequested();
        if (Stopwatch.GetElapsedTime(start) >= limits.MaxTime)
            throw SheetFaults.TooSlow();
    }
}
