using TrainingHub.Oversight;
using TrainingHub.Web.TagHelpers;

namespace TrainingHub.Tests.Rules;

public class PaceTests
{
    [Theory]
    [InlineData(3, 73, 15, false)] // 3/73 is 15/365 exactly, which no decimal fraction is
    [InlineData(2, 73, 15, true)]
    [InlineData(3, 73, 16, true)]
    [InlineData(0, 73, 0, false)]
    [InlineData(72, 73, 365, true)]
    public void Equal_is_not_behind(long done, long target, int day, bool behind)
    {
        var pace = Pace.Of(2026, new DateOnly(2026, 1, 1).AddDays(day - 1));

        Assert.Equal(new(day, 365), pace);
        Assert.Equal(behind, Standing.Of(new(done, target), pace).IsBehind);
    }

    [Theory]
    [InlineData("2023-12-31", 0, 366)]
    [InlineData("2024-01-01", 1, 366)]
    [InlineData("2024-02-29", 60, 366)]
    [InlineData("2024-12-31", 366, 366)]
    [InlineData("2025-06-01", 366, 366)]
    public void The_as_of_day_has_passed(string day, int passed, int days) => Assert.Equal(new(passed, days), Pace.Of(2024, DateOnly.Parse(day, null)));

    [Fact]
    public void Whatever_the_numbers_what_is_due_is_just_enough()
    {
        var random = new Random(8);
        for (var i = 0; i < 20_000; i++)
        {
            var (days, target) = (365 + i % 2, random.NextInt64(1, i % 3 == 0 ? 400 : long.MaxValue / 2));
            var pace = new Pace(random.Next(1, days + 1), days);
            var due = pace.DueOf(target);

            Assert.False(pace.IsAheadOf(new(due, target)));
            Assert.True(pace.IsAheadOf(new(due - 1, target)));
            // As fractions: done/target against passed/days, by whole numbers of any size.
            Assert.Equal(new System.Numerics.BigInteger(due) * days >= new System.Numerics.BigInteger(target) * pace.Passed, !pace.IsAheadOf(new(due, target)));
        }
    }

    [Fact]
    public void Without_a_target_nothing_is_behind() => Assert.False(new Pace(300, 365).IsAheadOf(new(0, null)) || new Pace(300, 365).IsAheadOf(new(0, 0)));
}
