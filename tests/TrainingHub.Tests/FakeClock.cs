namespace TrainingHub.Tests;

/// <summary>A clock the test sets. It begins at 9 o'clock in China on 3 March 2025.</summary>
public sealed class FakeClock : TimeProvider
{
    private DateTimeOffset now = new(2025, 3, 3, 1, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>9 o'clock in the morning of the China day.</summary>
    public void SetDay(DateOnly day) => now = new(day.StartUtc.AddHours(9), TimeSpan.Zero);

    public void Pass(TimeSpan time) => now += time;
}
