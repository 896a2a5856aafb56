namespace TrainingHub.Tests.Rules;

public class ClockTests
{
    [Fact]
    public void A_day_begins_in_China_eight_hours_before_it_begins_in_Greenwich() =>
        Assert.Equal(new DateTime(2022, 9, 20, 16, 0, 0, DateTimeKind.Utc), new DateOnly(2022, 9, 21).StartUtc);
}
