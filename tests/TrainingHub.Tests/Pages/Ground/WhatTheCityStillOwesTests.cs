using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>Others are refused for want of a calendar or a rule: they are told whose it is, and it stands on that desk until it is there.</summary>
public sealed class WhatTheCityStillOwesTests : PageTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
    }

    [Fact]
    public async Task At_the_end_of_2026_the_next_year_is_asked_for_until_it_is_entered()
    {
        Clock.SetDay(new(2026, 10, 31));
        Assert.DoesNotContain("2027年", await DeskAsync(), StringComparison.Ordinal);
        Clock.SetDay(new(2026, 11, 27));
        Assert.Contains("2027年的放假安排还没有录入", await DeskAsync(), StringComparison.Ordinal);

        var workdays = await Db.WorkdaysAsync(Stop);
        var refused = Assert.Throws<RuleBroken>(() => workdays.LastDayOf(new(2026, 12, 29), 3));
        Assert.Equal("calendar.missing", refused.Code);
        Assert.Contains("2027", refused.Said, StringComparison.Ordinal);
        Assert.Contains("市级经办", refused.Said, StringComparison.Ordinal);

        await Make<EnterCalendar>().RunAsync(HolidayNotice.MadeUp(2027), Given.CityOfficer(Demo.City.Of("sanmenxia")), Stop);
        Assert.DoesNotContain("2027年", await DeskAsync(), StringComparison.Ordinal);
        Assert.Equal(new(2027, 1, 4), (await Db.WorkdaysAsync(Stop)).LastDayOf(new(2026, 12, 29), 3));
    }

    [Fact]
    public async Task The_demonstration_alone_makes_the_next_year_up_and_says_so()
    {
        await Make<DemoCalendars>().RunAsync(new(2026, 11, 27), Actor.System, Stop);

        var entered = await Db.CalendarYears.AsNoTracking().Where(y => y.Year >= 2026).OrderBy(y => y.Year).ToListAsync(Stop);
        Assert.Equal([(2026, false), (2027, true)], entered.Select(y => (y.Year, y.IsDemo)));
        Assert.False((await Db.WorkdaysAsync(Stop)).IsWorkday(new(2027, 10, 1)));
        var officer = await AsAsync(Role.CityOfficer);
        Assert.Contains("演示设定", (await officer.OpenAsync("/admin/workdays")).QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shipped_years_wait_for_the_word_of_the_city()
    {
        Assert.Contains("2021、2022、2023、2024、2025、2026", await DeskAsync(), StringComparison.Ordinal);

        var officer = await AsAsync(Role.CityOfficer);
        using var said = await officer.SubmitAsync("/admin/workdays", [], "year=2026");

        var first = await Db.CalendarYears.AsNoTracking().SingleAsync(y => y.Year == 2026, Stop);
        Assert.NotNull(first.ConfirmedBy);
        Assert.Contains("2021、2022、2023、2024、2025", await DeskAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("2026", await DeskAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RuleKeys.DayHours, "每人每日最多计入学时")]
    [InlineData(RuleKeys.NoticeDays, "成绩公示工作日")]
    public async Task A_rule_that_is_missing_in_any_county_is_asked_for(string key, string name)
    {
        Clock.SetDay(new(2026, 3, 1));
        Assert.DoesNotContain("没有登记现行的", await DeskAsync(), StringComparison.Ordinal);
        await Db.DatedRules.Where(r => r.Key == key).ExecuteDeleteAsync(Stop);

        Assert.Contains($"没有登记现行的“{name}”", await DeskAsync(), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => new Rulebook(Db).OfAsync(key, City + "411202/", new(2026, 3, 1), Stop));
        Assert.Contains("市级经办", refused.Said, StringComparison.Ordinal);
    }

    private async Task<string> DeskAsync() => (await (await AsAsync(Role.CityOfficer)).OpenAsync("/work")).QuerySelector("main")!.TextContent;
}
