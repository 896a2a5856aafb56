using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Competitions;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Flows;

/// <summary>At the bureau's own desks.</summary>
public sealed partial class DecisionsHoldTests
{
    [Fact]
    public async Task A_number_of_a_regulation_has_one_successor_for_every_day()
    {
        Clock.SetDay(new(2025, 3, 3));
        var key = RuleKeys.TrainingSubsidy(Level.Five);

        await TogetherAsync(Enumerable.Range(1, 5).Select(i =>
            Ask<SetRule>(a => a.RunAsync(new(key, city.Path, new(2025, 4, i), 100_000 + i, "测试文件"), Officer, Stop))));

        var rules = await Db.DatedRules.AsNoTracking().Where(r => r.Key == key && r.RegionPath == city.Path).OrderBy(r => r.From).ToListAsync(Stop);
        Assert.InRange(rules.Count, 2, 6);
        Assert.All(rules.Zip(rules.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From.AddDays(-1)));
        Assert.Null(rules[^1].Until);
    }

    [Fact]
    public async Task A_year_of_holidays_is_entered_once()
    {
        var notice = new HolidayNotice(2031, "国办发明电〔2030〕1号", [new(2031, 1, 1)], []);

        Assert.Equal(1, await TogetherAsync<EnterCalendar>(4, a => a.RunAsync(notice, Officer, Stop)));
    }

    [Fact]
    public async Task A_certificate_from_elsewhere_is_recorded_once()
    {
        var person = await Given.TraineeAsync();

        Assert.Equal(1, await TogetherAsync<RecordHeldCertificate>(4, a =>
            a.RunAsync(person.Id, "4-10-01-05", Level.Five, "S000041000009245000001", new(2024, 5, 6), Trust.PaperSeen, false, Actor.System, Stop)));
    }

    [Fact]
    public async Task A_competition_is_recorded_and_released_once()
    {
        var people = new[] { await Given.TraineeAsync(), await Given.TraineeAsync() };
        var plan = new CompetitionPlan("护理技能大赛", city.Path, new(2025, 2, 1), new(2025, 2, 2), "体育馆", 30, 60, new(1, 1, 1), "通知");
        var marks = people.Select((p, i) => new Competitor(p.Id, p.Name, "", 8000, 8000 + i)).ToList();

        Assert.Equal(1, await TogetherAsync<RecordCompetition>(4, a => a.RunAsync(plan, marks, Actor.System, Stop)));
        var id = await Db.Competitions.Select(c => c.Id).SingleAsync(Stop);
        await TogetherAsync<ReleaseCompetition>(4, a => a.RunAsync(id, Officer, Stop));

        await NothingIsBrokenAsync();
    }

    [Fact]
    public async Task An_assessor_is_filed_once()
    {
        Assert.Equal(1, await TogetherAsync(Enumerable.Range(0, 4).Select(_ =>
        {
            var assessor = Given.Assessor(city.Path, "威海评价中心");
            var same = new Assessor { Name = assessor.Name, Kind = assessor.Kind, Prefix = "S000037009999", RegionPath = city.Path, FiledOn = assessor.FiledOn, CreatedAt = Clock.Now };
            return Ask<FileAssessor>(a => a.RunAsync(same, Officer, Stop));
        })));
    }
}
