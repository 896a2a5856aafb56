using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Flows;

public sealed class RulesChangeFromADayOnTests : HubTest
{
    private static readonly DateOnly Day = new(2025, 7, 1);
    private City city = null!;

    private SetRule.Ruling Ruling => new(RuleKeys.NoticeDays, city.Path, Day, 7, "成绩公示办法", "三人社〔2025〕1号");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync();
    }

    [Fact]
    public async Task The_new_row_closes_the_old_one_and_past_days_keep_their_number()
    {
        await SetAsync(Ruling);

        var rules = new Rulebook(Db);
        Assert.Equal(5, await rules.ValueAsync(RuleKeys.NoticeDays, city.Path, Day.AddDays(-1), Stop));
        var now = await rules.OfAsync(RuleKeys.NoticeDays, city.Path, Day, Stop);
        Assert.Equal((7, "成绩公示办法", "三人社〔2025〕1号", false), (now.Value, now.Document, now.DocumentNumber, now.IsDemo));
        Assert.Equal(Day.AddDays(-1), (await Db.DatedRules.SingleAsync(r => r.Key == RuleKeys.NoticeDays && r.Value == 5, Stop)).Until);
    }

    [Fact]
    public async Task Today_and_days_gone_by_are_refused()
    {
        Assert.Equal("rule.past", await RefusedAsync(Ruling with { From = Clock.Today }));
        Assert.Equal("rule.past", await RefusedAsync(Ruling with { From = new(2022, 6, 1) }));
    }

    [Fact]
    public async Task A_county_cannot_be_given_another_past_than_its_city()
    {
        var county = RegionPath.Of(city.Path, "411224");
        Assert.Equal("rule.past", await RefusedAsync(Ruling with { RegionPath = county, From = new(2025, 1, 1) }));

        await SetAsync(Ruling with { RegionPath = county });

        Assert.Equal(7, await new Rulebook(Db).ValueAsync(RuleKeys.NoticeDays, county, Day, Stop));
        Assert.Equal(5, await new Rulebook(Db).ValueAsync(RuleKeys.NoticeDays, city.Path, Day, Stop));
    }

    [Fact]
    public async Task What_has_no_rule_yet_may_begin_in_the_past()
    {
        await SetAsync(Ruling with { Key = RuleKeys.HoldingRate, From = new(2024, 1, 1), Value = 80 });

        Assert.Equal(80, await new Rulebook(Db).ValueAsync(RuleKeys.HoldingRate, city.Path, new(2024, 6, 1), Stop));
    }

    [Fact]
    public async Task A_rule_before_one_already_planned_is_refused()
    {
        await SetAsync(Ruling);

        Assert.Equal("rule.later-known", await RefusedAsync(Ruling));
        Assert.Equal("rule.later-known", await RefusedAsync(Ruling with { From = Day.AddDays(-30) }));
        await SetAsync(Ruling with { From = Day.AddDays(30), Value = 3 });
        Assert.Equal(3, await Db.DatedRules.CountAsync(r => r.Key == RuleKeys.NoticeDays, Stop));
    }

    [Fact]
    public async Task Numbers_documents_and_keys_are_looked_at()
    {
        Assert.Equal("rule.value", await RefusedAsync(Ruling with { Value = 0 }));
        Assert.Equal("rule.value", await RefusedAsync(Ruling with { Key = RuleKeys.PassMark, Value = 101 }));
        Assert.Equal("rule.document", await RefusedAsync(Ruling with { Document = " " }));
        Assert.Equal("rule.key", await RefusedAsync(Ruling with { Key = "made.up" }));
    }

    [Fact]
    public async Task Neither_another_area_nor_another_role_can_set_one()
    {
        var elsewhere = Given.CityOfficer(City.Of("weihai"));
        await Assert.ThrowsAsync<NotHere>(() => Make<SetRule>().RunAsync(Ruling, elsewhere, Stop));
        var county = new Actor(Guid.NewGuid(), "某人", Role.CountyOfficer, city.Path);
        await Assert.ThrowsAsync<NotHere>(() => Make<SetRule>().RunAsync(Ruling, county, Stop));
    }

    [Fact]
    public async Task The_holidays_of_a_new_year_make_its_working_days_known()
    {
        var notice = new HolidayNotice(2027, "国务院办公厅关于2027年部分节假日安排的通知", DayList.Parse("2027-01-01 至 2027-01-03，2027-10-01~2027-10-07"), DayList.Parse("2027-01-10"));
        var actor = Given.CityOfficer(city);

        await Make<EnterCalendar>().RunAsync(notice, actor, Stop);

        var workdays = await Db.WorkdaysAsync(Stop);
        Assert.True(workdays.IsWorkday(new(2027, 1, 10)));
        Assert.Equal(new(2027, 10, 11), workdays.LastDayOf(new(2027, 9, 30), 2));
        var again = await Assert.ThrowsAsync<RuleBroken>(() => Make<EnterCalendar>().RunAsync(notice, actor, Stop));
        Assert.Equal("calendar.known", again.Code);
    }

    [Theory]
    [InlineData("2027-01-01", "2027-01-04", "calendar.weekday")]
    [InlineData("2027-01-01", "2027-01-03 2028-01-03", "calendar.other-year")]
    [InlineData("2027-01-03", "2027-01-03", "calendar.both")]
    [InlineData("", "2027-01-10", "calendar.empty")]
    public async Task A_notice_that_cannot_be_is_refused(string off, string working, string code)
    {
        var notice = new HolidayNotice(2027, "通知", DayList.Parse(off), DayList.Parse(working));
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Make<EnterCalendar>().RunAsync(notice, Given.CityOfficer(city), Stop));
        Assert.Equal(code, refused.Code);
        Assert.False(await Db.CalendarYears.AnyAsync(y => y.Year == 2027, Stop));
    }

    private Task<Guid> SetAsync(SetRule.Ruling ruling) => Make<SetRule>().RunAsync(ruling, Given.CityOfficer(city), Stop);

    private async Task<string> RefusedAsync(SetRule.Ruling ruling) => (await Assert.ThrowsAsync<RuleBroken>(() => SetAsync(ruling))).Code;
}
