namespace TrainingHub.Tests.Rules;

public class PercentTests
{
    [Theory]
    [InlineData(1703, 110L, "1548.18%")]
    [InlineData(331, 60L, "551.67%")]
    [InlineData(54, 20L, "270%")]
    [InlineData(0, 50L, "0%")]
    [InlineData(1, 8L, "12.5%")]
    [InlineData(19999, 20000L, "100%")]
    [InlineData(3, null, "—")]
    [InlineData(3, 0L, "—")]
    public void Is_printed_as_the_bureau_prints_it(long done, long? target, string printed) =>
        Assert.Equal(printed, new Percent(done, target).ToString());

    [Fact]
    public void What_prints_as_100_is_not_reached_while_one_is_missing() =>
        Assert.False(new Percent(19999, 20000).IsReached);

    [Fact]
    public void Sums_add_counts_never_shares() =>
        Assert.Equal("1548.18%", new Percent(3, 10).Plus(new Percent(1700, 100)).ToString());

    [Fact]
    public void A_county_without_a_target_adds_what_it_has_done() =>
        Assert.Equal(new Percent(15, 10), new Percent(10, 10).Plus(new Percent(5, null)));
}
