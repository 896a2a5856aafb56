using TrainingHub.Demo;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Rules;

public class ShippedCalendarsTests
{
    [Theory]
    [InlineData(2021, 31, 7, "国办发明电〔2020〕27号")]
    [InlineData(2022, 31, 7, "国办发明电〔2021〕11号")]
    [InlineData(2023, 27, 7, "国办发明电〔2022〕16号")]
    [InlineData(2024, 28, 8, "国办发明电〔2023〕7号")]
    [InlineData(2025, 28, 5, "国办发明电〔2024〕12号")]
    [InlineData(2026, 33, 6, "国办发明电〔2025〕7号")]
    public void A_year_has_the_days_of_its_notice(int year, int off, int working, string number)
    {
        var notice = HolidayNotice.Shipped.Single(n => n.Year == year);
        Assert.Equal(off, notice.Off.Count);
        Assert.Equal(working, notice.Working.Count);
        Assert.All(notice.Working, d => Assert.True(d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.Empty(notice.Off.Intersect(notice.Working));
        Assert.Contains(number, notice.Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2022-09-09", 5, "2022-09-19")]
    [InlineData("2022-09-30", 5, "2022-10-12")]
    [InlineData("2022-01-28", 5, "2022-02-09")]
    [InlineData("2024-09-27", 5, "2024-10-10")]
    [InlineData("2025-05-30", 1, "2025-06-03")]
    [InlineData("2021-02-10", 2, "2021-02-19")]
    [InlineData("2022-12-30", 1, "2023-01-03")]
    [InlineData("2023-09-28", 1, "2023-10-07")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    public void Notices_close_on_the_day_counted_by_hand(string published, int days, string last)
    {
        var years = HolidayNotice.Shipped.Select(n => n.Year).ToHashSet();
        var offs = HolidayNotice.Shipped.SelectMany(n => n.Off.Select(d => (d, true)).Concat(n.Working.Select(d => (d, false)))).ToDictionary(p => p.d, p => p.Item2);
        Assert.Equal(DateOnly.Parse(last, null), new Workdays(years, offs).LastDayOf(DateOnly.Parse(published, null), days));
    }

    [Fact]
    public void The_demonstration_teaches_on_no_holiday()
    {
        var off = HolidayNotice.Shipped.SelectMany(n => n.Off).ToHashSet();
        Assert.All(DemoClasses.Sanmenxia, c => Assert.DoesNotContain(DemoYear.LessonDays(c.First).Take(DemoClasses.Lessons), off.Contains));
    }

    [Theory]
    [InlineData("2026-10-01 ~ 2026-10-03、2026-01-01\r\n2026-01-01", 4)]
    [InlineData("", 0)]
    [InlineData("2026-02-28到2026-03-01", 2)]
    public void Days_are_read_as_people_write_them(string text, int count) => Assert.Equal(count, DayList.Parse(text).Count);

    [Theory]
    [InlineData("10月1日")]
    [InlineData("2026-10-07~2026-10-01")]
    [InlineData("2026-01-01~2026-12-31")]
    [InlineData("2026-13-01")]
    [InlineData("2026-01-01~2026-01-02~2026-01-03")]
    [InlineData("~")]
    public void Anything_else_is_told_how_to_write_it(string text) =>
        Assert.Equal("days.form", Assert.Throws<RuleBroken>(() => DayList.Parse(text)).Code);
}
