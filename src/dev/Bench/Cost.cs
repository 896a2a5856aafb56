using System.Diagnostics;

namespace Bench;

/// <summary>What something cost: time of the wall, and of all processors together, which a busy machine changes less.</summary>
internal readonly record struct Cost(TimeSpan Wall, TimeSpan Cpu)
{
    public const int Rounds = 5;

    public static Cost operator +(Cost a, Cost b) => new(a.Wall + b.Wall, a.Cpu + b.Cpu);

    public static async Task<Cost> OfAsync(Func<Task> act)
    {
        GC.Collect(); // what others left behind is not this one's
        var (cpu, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await act();
        return new(Stopwatch.GetElapsedTime(watch), Environment.CpuUsage.TotalTime - cpu);
    }

    /// <summary>The middle of several, each figure by itself.</summary>
    public static Cost Median(IReadOnlyCollection<Cost> costs) => new(Middle(costs.Select(c => c.Wall)), Middle(costs.Select(c => c.Cpu)));

    public override string ToString() => $"{Wall.TotalSeconds:0.00} s, {Cpu.TotalSeconds:0.00} s of processor";

    private static TimeSpan Middle(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
