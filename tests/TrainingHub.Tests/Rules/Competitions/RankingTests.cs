using TrainingHub.Competitions;

namespace TrainingHub.Tests.Rules;

public sealed class RankingTests
{
    private static readonly Quota Sixteen = new(2, 4, 10);

    [Fact]
    public void A_city_contest_of_forty_gives_its_sixteen_prizes()
    {
        var field = Enumerable.Range(0, 40).Select(i => new Marks(Guid.NewGuid(), 9500 - i * 50, 9800 - i * 60)).ToList();

        var placings = Ranking.Of(field, 20, 60, Sixteen);

        Assert.Equal(16, placings.Count(p => p.Award != Award.None));
        Assert.Equal([2, 4, 10], new[] { Award.First, Award.Second, Award.Third }.Select(a => placings.Count(p => p.Award == a)));
        Assert.Equal(Enumerable.Range(1, 40), placings.Select(p => p.Rank));
    }

    [Fact]
    public void An_equal_total_is_decided_by_skills()
    {
        Marks better = new(Guid.NewGuid(), 8000, 9000), worse = new(Guid.NewGuid(), 8400, 8900);

        var placings = Ranking.Of([worse, better], 20, 60, new(1, 1, 0));

        Assert.Equal(placings[0].Total, placings[1].Total);
        Assert.Equal((better.Key, 1, Award.First), (placings[0].Key, placings[0].Rank, placings[0].Award));
        Assert.Equal((worse.Key, 2, Award.Second), (placings[1].Key, placings[1].Rank, placings[1].Award));
    }

    [Fact]
    public void An_unbroken_tie_within_one_prize_shares_the_rank()
    {
        Marks[] field = [new(Guid.NewGuid(), 9000, 9000), new(Guid.NewGuid(), 8000, 8000), new(Guid.NewGuid(), 8000, 8000), new(Guid.NewGuid(), 7000, 7000)];
        var placings = Ranking.Of(field, 20, 60, new(1, 2, 1));
        Assert.Equal([1, 2, 2, 4], placings.Select(p => p.Rank));
        Assert.Equal([Award.First, Award.Second, Award.Second, Award.Third], placings.Select(p => p.Award));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 5)]
    public void An_unbroken_tie_on_the_edge_of_a_prize_is_refused(int first, int second, int third)
    {
        Marks[] field = [new(Guid.NewGuid(), 8000, 8000), new(Guid.NewGuid(), 8000, 8000)];
        var broken = Assert.Throws<RuleBroken>(() => Ranking.Of(field, 20, 60, new(first, second, third)));
        Assert.Equal("competition.tie", broken.Code);
    }

    [Fact]
    public void A_tie_on_the_edge_is_open_until_the_extra_round_and_then_gives_one_of_each_prize()
    {
        Marks one = new(Guid.NewGuid(), 9000, 9000), two = new(Guid.NewGuid(), 9000, 9000), third = new(Guid.NewGuid(), 7000, 7500);
        Quota quota = new(1, 2, 3);
        var tie = Assert.Single(Ranking.OpenTies([one, third, two], 20, 60, quota));
        Assert.Equal(1, tie.Rank);
        Assert.Equal([one.Key, two.Key], tie.Keys);

        Marks[] decided = [one with { ExtraRound = 2 }, third, two with { ExtraRound = 1 }];
        Assert.Empty(Ranking.OpenTies(decided, 20, 60, quota));
        Assert.Equal([(two.Key, 1, Award.First), (one.Key, 2, Award.Second), (third.Key, 3, Award.Second)], Ranking.Of(decided, 20, 60, quota).Select(p => (p.Key, p.Rank, p.Award)));
    }

    [Fact]
    public void An_extra_round_of_some_places_them_before_who_took_no_part()
    {
        Marks one = new(Guid.NewGuid(), 9000, 9000), two = new(Guid.NewGuid(), 9000, 9000, 1);
        Assert.Equal([two.Key, one.Key], Ranking.Of([one, two], 20, 60, new(1, 1, 1)).Select(p => p.Key));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData(" ２ ", 2)]
    [InlineData("0", null)]
    [InlineData("100", null)]
    [InlineData("第一", null)]
    public void A_place_in_the_extra_round_is_a_number(string typed, int? place) => Assert.Equal(place, Ranking.ExtraPlace(typed));

    [Theory]
    [InlineData(5999, 9900)]
    [InlineData(9900, 5999)]
    public void Below_the_pass_line_of_one_part_the_prize_goes_to_the_next(int theory, int skills)
    {
        Marks failed = new(Guid.NewGuid(), theory, skills), next = new(Guid.NewGuid(), 6000, 6000);

        var placings = Ranking.Of([failed, next], 50, 60, new(1, 0, 0));

        Assert.Equal((failed.Key, 1, Award.None), (placings[0].Key, placings[0].Rank, placings[0].Award));
        Assert.Equal((next.Key, 2, Award.First), (placings[1].Key, placings[1].Rank, placings[1].Award));
    }

    [Theory]
    [InlineData(8001, 8002, 20, 8002)] // 8001.8
    [InlineData(8001, 8000, 50, 8001)] // 8000.5, half up
    [InlineData(8000, 8001, 20, 8001)] // 8000.8
    [InlineData(8002, 8000, 20, 8000)] // 8000.4
    public void Only_the_total_is_rounded_half_up_to_two_decimals(int theory, int skills, int weight, int total) =>
        Assert.Equal(total, Ranking.Of([new(Guid.NewGuid(), theory, skills)], weight, 60, Sixteen)[0].Total);

    [Fact]
    public void Nobody_means_no_prizes() => Assert.Empty(Ranking.Of([], 20, 60, Sixteen));

    [Theory]
    [InlineData("88", 8800)]
    [InlineData(" ８８.5 ", 8850)]
    [InlineData("100.00", 10000)]
    [InlineData("0", 0)]
    [InlineData("100.01", null)]
    [InlineData("88.125", null)]
    [InlineData("-1", null)]
    [InlineData("1e1", null)]
    [InlineData("٨٨", null)]
    [InlineData(".", null)]
    [InlineData("缺考", null)]
    [InlineData("", null)]
    public void Marks_are_read_as_people_write_them(string typed, int? hundredths) => Assert.Equal(hundredths, Points.Parse(typed));
}
