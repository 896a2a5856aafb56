using System.Globalization;

namespace TrainingHub.Oversight;

/// <summary>序时进度: how much of a year has passed, as two counts of days. Compared in whole numbers; the share is worked out only to be shown or drawn.</summary>
/// <param name="Passed">days that have passed, the as-of day included</param>
/// <param name="Days">days of the year</param>
public readonly record struct Pace(int Passed, int Days)
{
    /// <summary>The pace of a year as of a day; nothing has passed before it, all of it after it.</summary>
    public static Pace Of(int year, DateOnly asOf)
    {
        DateOnly first = new(year, 1, 1), last = new(year, 12, 31);
        var days = last.DayNumber - first.DayNumber + 1;
        return new(Math.Clamp(asOf.DayNumber - first.DayNumber + 1, 0, days), days);
    }

    /// <summary>In per cent, for drawing.</summary>
    public double Share => Days == 0 ? 0 : 100.0 * Passed / Days;

    public bool IsOver => Passed >= Days;

    /// <summary>Whether less is done than the days ask for; equal is not behind, and without a target nothing is.</summary>
    public bool IsAheadOf(Percent figure) => figure.Target is > 0 and { } target && (Int128)figure.Done * Days < (Int128)target * Passed;

    /// <summary>The least whole number that is not behind.</summary>
    public long DueOf(long target) => (long)(((Int128)target * Passed + Days - 1) / Days);

    /// <summary>In per cent with one decimal, half up; without the sign.</summary>
    public override string ToString() => Rounded.ToString("0.0", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToString"/>
    public decimal Rounded => Days == 0 ? 0 : Math.Round(100m * Passed / Days, 1, MidpointRounding.AwayFromZero);
}
