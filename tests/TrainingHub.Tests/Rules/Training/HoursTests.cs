using TrainingHub.Training;

namespace TrainingHub.Tests.Rules;

public class HoursTests
{
    [Theory]
    [InlineData(-45, 0)]
    [InlineData(0, 0)]
    [InlineData(44, 0)]
    [InlineData(45, 1)]
    [InlineData(89, 1)]
    [InlineData(90, 2)]
    [InlineData(269, 5)]
    [InlineData(270, 6)]
    public void Whole_hours_of_45_minutes_count(int minutes, int hours) => Assert.Equal(hours, Hours.OfMinutes(minutes));
}
