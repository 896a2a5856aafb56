namespace TrainingHub.Tests;

/// <summary>A clock the test sets. It begins at 9 o'clock in China on 3 March 2025.</summary>
public sealed class FakeClock : TimeProvider
{
    private DateTimeOffset now = new(2025, 3, 3, 1, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock has gone on at each look; still when not set.</summary>
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        var read = now;
        now += Step;
        return read;
    }

    /// <summary>9 o'clock in the morning of the China day.</summary>
    public void SetDay(DateOnly day) => now = new(day.StartUtc.AddHours(9), TimeSpan.Zero);

    /// <summary>A moment by China's clock.</summary>
    public void SetChina(DateTime moment) => now = new(moment, TimeSpan.FromHours(8));

    public void Pass(TimeSpan time) => now += time;
}
