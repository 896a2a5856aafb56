using static TrainingHub.Kernel.Words;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// The two-zone scale: 0–100 % is even and takes 64 % of the width, so that shortfalls can be read; above the target the axis is
/// logarithmic, compressed, and says so. All bars of one column share one scale.
/// </summary>
/// <param name="Max">the highest percentage the scale shows; above it a bar ends at the edge</param>
/// <param name="Split">where 100 % stands, in per cent of the width</param>
public readonly record struct Scale(double Max, double Split = 64)
{
    private static readonly double[] Ends = [150, 200, 300, 500, 1000, 2000, 3000, 5000, 10000];
    private static readonly double[] Marks = [200, 300, 500, 1000, 2000, 3000, 5000, 10000];

    /// <summary>For one bar without anything above the target: even nearly to the edge.</summary>
    public static Scale Single { get; } = new(101, 99);

    /// <summary>The one scale for everything shown in a column; figures without a target do not count.</summary>
    public static Scale For(IEnumerable<Percent> shown)
    {
        var highest = shown.Max(p => p.Value) ?? 0;
        return new(highest <= 100 ? 120 : Ends.FirstOrDefault(end => end >= (double)highest, Ends[^1]));
    }

    /// <summary>Where a percentage stands, in per cent of the width.</summary>
    public double X(double percent) => percent <= 100
        ? Math.Max(0, percent) / 100 * Split
        : Math.Min(100, Split + (100 - Split) * Math.Log(percent / 100) / Math.Log(Max / 100));

    /// <summary>Marks of the axis, far enough apart to be read; the minor ones are dropped on a phone.</summary>
    public IEnumerable<(double X, string Text, bool IsMajor)> Ticks()
    {
        foreach (var even in new double[] { 0, 50, 100 })
            yield return (X(even), even + "%", true);
        double last = X(100), lastMajor = last;
        foreach (var mark in Marks)
        {
            var x = X(mark);
            if (mark > Max || x - last < 8.5)
                continue;
            var major = x - lastMajor >= 17;
            last = x;
            lastMajor = major ? x : lastMajor;
            yield return (x, T("{0}倍", mark / 100), major);
        }
    }
}
