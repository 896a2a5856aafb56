namespace TrainingHub.Demo;

/// <summary>
/// The demonstration's own clock: it is set forward from day to day while the year is played, and never back. Background work reads
/// it on other threads; leases count by the machine's own time.
/// </summary>
internal sealed class DemoClock : TimeProvider
{
    private long ticks = new DateOnly(2022, 1, 3).StartUtc.AddHours(9).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Moves to the China day and hour; a time that has passed is kept.</summary>
    public void MoveTo(DateOnly day, int hour = 9)
    {
        Volatile.Write(ref ticks, Math.Max(ticks, day.StartUtc.AddHours(hour).Ticks));
    }

    /// <summary>The demonstration is over: the clock shows the real time from here on.</summary>
    public void MoveToNow() => Volatile.Write(ref ticks, System.GetUtcNow().Ticks);

    public void Pass(TimeSpan time) => Volatile.Write(ref ticks, ticks + time.Ticks);
}
