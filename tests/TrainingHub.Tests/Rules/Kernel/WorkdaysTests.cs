namespace TrainingHub.Tests.Rules;

/// <summary>
/// Working days of 2022, counted on a paper calendar: the National Day holiday took 1 to 7 October off and had people work
/// on Saturday 8 and Sunday 9; the Spring Festival took 31 January to 6 February off for Saturday 29 and Sunday 30 January.
/// </summary>
public class WorkdaysTests
{
    private static readonly Workdays In2022 = new(new HashSet<int> { 2022 }, Days(true, "2022-10-01", 7).Concat(Days(true, "2022-01-31", 7))
        .Concat(Days(false, "2022-10-08", 2)).Concat(Days(false, "2022-01-29", 2)).ToDictionary());

    private static IEnumerable<KeyValuePair<DateOnly, bool>> Days(bool off, string first, int count) =>
        Enumerable.Range(0, count).Select(i => KeyValuePair.Create(Day(first).AddDays(i), off));

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);

    [Theory]
    [InlineData("2022-09-30", true)] // a Friday
    [InlineData("2022-10-03", false)] // a Monday off
    [InlineData("2022-10-08", true)] // a Saturday on which people work
    [InlineData("2022-10-09", true)]
    [InlineData("2022-10-15", false)] // an ordinary Saturday
    [InlineData("2022-01-30", true)]
    [InlineData("2022-02-04", false)]
    [InlineData("2022-02-07", true)]
    public void The_notice_overrides_the_weekday(string day, bool works) => Assert.Equal(works, In2022.IsWorkday(Day(day)));

    [Theory]
    [InlineData("2022-06-13", 1, "2022-06-14")] // Monday: Tuesday is day 1
    [InlineData("2022-06-13", 5, "2022-06-20")]
    [InlineData("2022-06-17", 1, "2022-06-20")] // Friday
    [InlineData("2022-06-18", 1, "2022-06-20")] // Saturday
    [InlineData("2022-09-30", 2, "2022-10-09")]
    [InlineData("2022-10-03", 5, "2022-10-12")]
    [InlineData("2022-01-28", 3, "2022-02-07")]
    public void A_notice_ends_on_its_last_working_day(string published, int days, string last) =>
        Assert.Equal(Day(last), In2022.LastDayOf(Day(published), days));

    [Theory]
    [InlineData("2021-12-31")]
    [InlineData("2023-01-03")]
    public void A_year_without_its_calendar_is_refused(string day) =>
        Assert.Equal("calendar.missing", Assert.Throws<RuleBroken>(() => In2022.IsWorkday(Day(day))).Code);

    [Fact]
    public void A_notice_that_would_run_into_such_a_year_is_refused()
    {
        Assert.Equal(Day("2022-12-30"), In2022.LastDayOf(Day("2022-12-29"), 1));
        var refused = Assert.Throws<RuleBroken>(() => In2022.LastDayOf(Day("2022-12-29"), 2));
        Assert.Equal("calendar.missing", refused.Code);
        Assert.Contains("2023", refused.Message, StringComparison.Ordinal);
        Assert.Equal("calendar.missing", Assert.Throws<RuleBroken>(() => In2022.LastDayOf(Day("2021-12-31"), 1)).Code);
    }

    [Fact]
    public void A_notice_of_no_days_is_no_notice() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => In2022.LastDayOf(Day("2022-06-13"), 0));
}
