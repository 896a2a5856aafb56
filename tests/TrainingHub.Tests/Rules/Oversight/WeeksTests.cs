using TrainingHub.Ground;
using TrainingHub.Oversight;

namespace TrainingHub.Tests.Rules;

public class WeeksTests
{
    [Fact]
    public void Weeks_begin_on_the_monday_before_new_year_and_end_with_the_day_looked_at()
    {
        var weeks = Weeks.Of(Of(2022, new(2022, 1, 31), 10, (new(2022, 1, 1), 3), (new(2022, 1, 3), 4), (new(2022, 1, 9), 2), (new(2022, 1, 31), 5)), Indicator.TrainedPersons);

        Assert.Equal(new DateOnly(2021, 12, 27), weeks.First);
        Assert.Equal([3, 6, 0, 0, 0, 5], weeks.Values);
        Assert.Equal(5, weeks.MetWeek);
        Assert.Null(weeks.Fours);
    }

    [Fact]
    public void A_year_that_begins_on_a_monday_has_no_days_of_the_old_one() =>
        Assert.Equal(new DateOnly(2024, 1, 1), Weeks.Of(Of(2024, new(2024, 12, 31), null, (new(2024, 12, 31), 1)), Indicator.TrainedPersons).First);

    [Fact]
    public void A_whole_year_compares_its_last_eight_weeks()
    {
        var weeks = Weeks.Of(Of(2022, new(2022, 12, 31), null, (new(2022, 12, 31), 7), (new(2022, 11, 10), 2)), Indicator.TrainedPersons);
        Assert.Equal((7, 2), weeks.Fours);
        Assert.Null(weeks.MetWeek);
    }

    [Fact]
    public void A_year_not_begun_has_no_weeks() =>
        Assert.Empty(Weeks.Of(Of(2023, new(2022, 6, 1), 5), Indicator.TrainedPersons).Values);

    [Fact]
    public void A_command_prints_counts_shares_and_what_is_made_up()
    {
        var progress = Of(2022, new(2022, 9, 21), 110, (new(2022, 3, 1), 1703));
        Assert.Contains("培训养老护理员：1703（1710 人次） / 110，完成率 1548.18%（目标为演示设定）", ProgressReport.Text(progress), StringComparison.Ordinal);
        var json = System.Text.Json.JsonSerializer.SerializeToElement(ProgressReport.Facts(progress), System.Text.Json.JsonSerializerOptions.Web);
        Assert.Equal("411200", json.GetProperty("region").GetString());
        var trained = json.GetProperty("indicators")[0];
        Assert.Equal((1703, 110, 1548.18m, "1548.18%"), (trained.GetProperty("done").GetInt32(), trained.GetProperty("target").GetInt32(), trained.GetProperty("percent").GetDecimal(), trained.GetProperty("printed").GetString()));
    }

    private static Progress Of(int year, DateOnly asOf, long? target, params (DateOnly Day, long Done)[] days)
    {
        var city = new Region { Code = "411200", Name = "三门峡市", Tier = Tier.City, Path = "/411200/", ValidFrom = new(2022, 1, 1) };
        var whole = new RegionProgress(city.Code, city.Name, city.Path, new Percent(days.Sum(d => d.Done), target), days.Sum(d => d.Done) + 7, true);
        return new(city, year, asOf, new(50, 100), [new(Indicator.TrainedPersons, whole, [], [.. days])]);
    }
}
