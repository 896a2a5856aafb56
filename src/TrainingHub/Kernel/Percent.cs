using System.Globalization;

namespace TrainingHub.Kernel;

/// <summary>
/// Completion as two counts. The share is worked out only to be shown: half up, at most two decimals,
/// trailing zeros dropped, never capped. Without a target there is no percentage.
/// </summary>
public readonly record struct Percent(long Done, long? Target)
{
    /// <summary>True when there is a target to measure against (a target of 0 is none).</summary>
    public bool HasTarget => Target is > 0;

    /// <summary>Reached or not is decided on the counts, not on what is printed.</summary>
    public bool IsReached => Target is > 0 && Done >= Target;

    /// <summary>The share in percent, exact to 28 digits; null without a target.</summary>
    public decimal? Value => Target is > 0 and var target ? Done * 100m / target : null;

    public Percent Plus(Percent other) =>
        new(checked(Done + other.Done), Target is null && other.Target is null ? null : checked((Target ?? 0) + (other.Target ?? 0)));

    /// <summary>How it is printed: 1548.18%, 270%, 0%, or a dash without a target.</summary>
    public override string ToString() => Value is { } value
        ? Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) + "%"
        : "—";
}
