using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Ground;
using TrainingHub.Oversight;

namespace TrainingHub.Tests.Flows;

public sealed class ACityBeginsTests : HubTest
{
    [Theory]
    [InlineData("sanmenxia", 6, 2)]
    [InlineData("jincheng", 6, 0)]
    [InlineData("puyang", 6, 2)]
    [InlineData("changzhi", 12, 0)]
    [InlineData("weihai", 4, 3)]
    public async Task Its_counties_hang_below_it_and_zones_say_where_their_codes_come_from(string key, int official, int zones)
    {
        var city = await Given.CityAsync(key);

        var units = await Db.Regions.Where(r => r.ParentPath == city.Path).ToListAsync(Stop);
        Assert.Equal(official, units.Count(u => u.Official));
        Assert.Equal(zones, units.Count(u => !u.Official && u.Basis is { Length: > 5 }));
        Assert.All(units, u => Assert.Equal($"/{city.Code}/{u.Code}/", u.Path));
        Assert.All(units, u => Assert.Equal(Tier.County, u.Tier));
        Assert.All(units, u => Assert.Equal(u.Official, u.Code is [_, _, _, _, not '7' and not 'Z', _]));
    }

    [Theory]
    [InlineData("sanmenxia")]
    [InlineData("jincheng")]
    [InlineData("puyang")]
    [InlineData("changzhi")]
    [InlineData("weihai")]
    public async Task The_main_job_finds_every_number_it_asks_for(string key)
    {
        var city = await Given.CityAsync(key);
        var rules = new Rulebook(Db);
        var county = RegionPath.Of(city.Path, city.Units[0].Code);

        Assert.Equal(16, await rules.ValueAsync(RuleKeys.MinimumAge, county, city.Reply, Stop));
        Assert.Equal(60, await rules.ValueAsync(RuleKeys.PassMark, county, city.Reply, Stop));
        Assert.Equal(5, await rules.ValueAsync(RuleKeys.NoticeDays, county, city.Reply, Stop));
        foreach (var level in Kernel.Levels.All)
            Assert.Equal(60, await rules.ValueAsync(RuleKeys.ClassHours(level), county, city.From, Stop));
        Assert.All(await Db.DatedRules.ToListAsync(Stop), r => Assert.Equal(r.Document == "演示设定", r.IsDemo));
        Assert.Equal("4-10-01-05", (await Db.Courses.SingleAsync(Stop)).OccupationCode);
        Assert.Equal("training", (await Db.Schemes.SingleAsync(Stop)).Group);
    }

    [Fact]
    public async Task Weihai_pays_what_its_reply_says()
    {
        var weihai = await Given.CityAsync("weihai");
        var rules = new Rulebook(Db);

        var initial = await rules.OfAsync(RuleKeys.TrainingSubsidy(Kernel.Level.Five), weihai.Path, weihai.Reply, Stop);
        Assert.Equal((150_000, "见局答复（2019年7月11日）", false), (initial.Value, initial.Document, initial.IsDemo));
        Assert.Equal(200_000, await rules.ValueAsync(RuleKeys.TrainingSubsidy(Kernel.Level.Four), weihai.Path, weihai.Reply, Stop));
        Assert.Equal(500_000, await rules.ValueAsync(RuleKeys.PostSubsidy(Kernel.Level.Five), weihai.Path, weihai.Reply, Stop));
        Assert.Equal(700_000, await rules.ValueAsync(RuleKeys.PostSubsidy(Kernel.Level.Four), weihai.Path, weihai.Reply, Stop));
        Assert.Equal(1_000_000, await rules.ValueAsync(RuleKeys.PostSubsidy(Kernel.Level.Three), weihai.Path, weihai.Reply, Stop));
        Assert.Equal(80, await rules.ValueAsync(RuleKeys.HoldingRate, weihai.Path, weihai.Reply, Stop));
        Assert.Null(await rules.FindAsync(RuleKeys.HoldingRate, weihai.Path, weihai.From.AddDays(-1), Stop));
    }

    [Theory]
    [InlineData(Indicator.TrainedPersons, 110)]
    [InlineData(Indicator.NewlySkilled, 60)]
    [InlineData(Indicator.NewlyHighlySkilled, 20)]
    public async Task Sanmenxias_targets_are_split_without_a_rest(Indicator indicator, long whole)
    {
        var city = await Given.CityAsync();

        var targets = await Db.Targets.Where(t => t.Indicator == indicator && t.Year == 2022).ToListAsync(Stop);
        Assert.Equal(whole, Assert.Single(targets, t => t.RegionPath == city.Path && !t.IsDemo).Value);
        Assert.Equal(8, targets.Count(t => t.IsDemo && t.Document == "目标分县为演示设定"));
        Assert.Equal(whole, targets.Where(t => t.IsDemo).Sum(t => t.Value));
    }

    [Fact]
    public async Task A_second_city_is_refused_by_the_name_of_the_first()
    {
        await Given.CityAsync();

        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Given.CityAsync("weihai"));

        Assert.Equal("city.second", refused.Code);
        Assert.Contains("三门峡市", refused.Message, StringComparison.Ordinal);
        Assert.Equal(9, await Db.Regions.CountAsync(Stop));
    }

    [Fact]
    public void An_unknown_city_is_told_which_there_are() =>
        Assert.Contains("puyang", Assert.Throws<RuleBroken>(() => City.Of("atlantis")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_school_clerk_cannot_begin_a_city() =>
        await Assert.ThrowsAsync<NotHere>(() => Make<SeedCity>().RunAsync(City.Of("puyang"), new Actor(Guid.NewGuid(), "某人", Role.SchoolClerk, "/"), Stop));
}
