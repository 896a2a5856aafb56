namespace TrainingHub.Demo;

/// <summary>The demonstration's own clock: it is set forward from day to day while the year is played, and never back.</summary>
internal sealed class DemoClock : TimeProvider
{
    private DateTimeOffset now = new(new DateOnly(2022, 1, 3).StartUtc.AddHours(9));

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves to the China day and hour; a time that has passed is kept.</summary>
    public void MoveTo(DateOnly day, int hour = 9)
    {
        var then = new DateTimeOffset(day.StartUtc.AddHours(hour));
        if (then > now)
            now = then;
    }

    /// <summary>The demonstration is over: the clock shows the real time from here on.</summary>
    public void MoveToNow() => now = System.GetUtcNow();

    public void Pass(TimeSpan time) => now += time;
}
