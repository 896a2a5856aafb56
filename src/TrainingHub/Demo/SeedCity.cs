using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Demo;

/// <summary>
/// How a city begins: its regions, rules, calendars, course, schemes and targets, and no people. One database holds one city.
/// </summary>
[Needs(Permission.SetRules)]
internal sealed class SeedCity(HubDb db, TimeProvider clock)
{
    /// <exception cref="RuleBroken">a city stands here already: <c>city.second</c></exception>
    public async Task RunAsync(City city, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        if (await db.Regions.AsNoTracking().Where(r => r.ParentPath == null).Select(r => r.Name).FirstOrDefaultAsync(ct) is { } here)
            throw new RuleBroken("city.second", "这里已经建立了{0}，一个数据目录只放一个城市；要建{1}，请用 --data 换一个目录", here, city.Name);

        AddRegions(city);
        AddRules(city, actor, clock.Now);
        AddTargets(city);
        db.Schemes.AddRange(city.Schemes.Select(s => new Scheme { Key = s.Key, Short = s.Short, Name = s.Name, Group = s.Group, RegionPath = city.Path, From = city.From }));
        db.Courses.Add(new Course { Name = "养老护理员", Occupation = "养老护理员", OccupationCode = "4-10-01-05", Edition = 2019 });
        foreach (var notice in HolidayNotice.Shipped)
            notice.AddTo(db);
        await db.SaveChangesAsync(ct);
    }

    private void AddRegions(City city)
    {
        db.Regions.Add(new Region
        {
            Code = city.Code,
            Name = city.Name,
            Tier = Tier.City,
            Path = city.Path,
            ValidFrom = city.From,
        });
        db.Regions.AddRange(city.Units.Select(unit => new Region
        {
            Code = unit.Code,
            Name = unit.Name,
            Tier = Tier.County,
            Path = RegionPath.Of(city.Path, unit.Code),
            ParentPath = city.Path,
            Basis = unit.Basis,
            ValidFrom = city.From,
        }));
    }

    /// <summary>What no city's document says and the product sets until one does.</summary>
    private static readonly City.Rule[] Defaults = [new(RuleKeys.MakerDays, 30, "产品默认，市级可另行规定")];

    private void AddRules(City city, Actor actor, DateTime now) => db.DatedRules.AddRange(city.Rules.Concat(Defaults.Where(d => city.Rules.All(r => r.Key != d.Key))).Select(rule => new DatedRule
    {
        Key = rule.Key,
        RegionPath = city.Path,
        From = city.From,
        Value = rule.Value,
        Document = rule.Document,
        IsDemo = rule.Demo,
        CreatedAt = now,
        CreatedBy = actor.Name,
    }));

    private void AddTargets(City city)
    {
        foreach (var goal in city.Targets ?? [])
        {
            db.Targets.Add(Target(goal.Indicator, city.Path, goal.Value, goal.Document, demo: false));
            db.Targets.AddRange(goal.Split.Select(s => Target(goal.Indicator, RegionPath.Of(city.Path, s.Key), s.Value, goal.SplitDocument, demo: true)));
        }

        Target Target(Indicator indicator, string path, long value, string document, bool demo) => new()
        {
            Indicator = indicator,
            RegionPath = path,
            Year = city.Reply.Year,
            Value = value,
            Document = document,
            IsDemo = demo,
        };
    }
}
