using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Ground;
using TrainingHub.Oversight;
using TrainingHub.Training;
using static TrainingHub.Oversight.Indicator;

namespace TrainingHub.Tests.Flows;

public sealed class TargetsAreCountedTests : HubTest
{
    private static readonly DateOnly Spring = new(2022, 3, 1), AsOf = new(2022, 9, 21);
    private City city = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync();
    }

    [Fact]
    public async Task The_three_figures_of_the_reply_come_from_rows()
    {
        var school = await Given.SchoolAsync("灵宝市");
        var run = await Given.RunAsync(school, Spring);
        var higher = await Given.RunAsync(school, Spring, Level.Three);
        var people = await Given.TrainedAsync(run, 1703);
        await Given.CertificatesAsync(run, people[..277], new(2022, 6, 1));
        await Given.CertificatesAsync(higher, people[..54], new(2022, 7, 1));

        var progress = await ProgressAsync();

        Assert.Equal((1703, "1548.18%"), Of(progress, TrainedPersons));
        Assert.Equal((331, "551.67%"), Of(progress, NewlySkilled));
        Assert.Equal((54, "270%"), Of(progress, NewlyHighlySkilled));
        Assert.Equal("8515%", Unit(progress, TrainedPersons, "灵宝市").Percent.ToString());
        Assert.True(Unit(progress, TrainedPersons, "灵宝市").TargetIsDemo);
        Assert.False(progress[TrainedPersons].Whole.TargetIsDemo);
        Assert.Equal((new Pace(264, 365), "72.3"), (progress.Pace, progress.Pace.ToString()));
    }

    [Fact]
    public async Task Nothing_done_shows_nought_and_no_target_shows_a_dash()
    {
        var progress = await ProgressAsync();
        Assert.Equal((0, "0%"), Of(progress, TrainedPersons));
        Assert.Equal(8, progress[TrainedPersons].Units.Count);

        var later = await Progress.OfAsync(Db, 2023, new(2023, 5, 1), city.Path, Stop);
        Assert.All(later.Indicators, i => Assert.Equal("—", i.Percent.ToString()));
    }

    [Fact]
    public async Task A_revoked_certificate_is_gone_at_once()
    {
        var run = await Given.RunAsync(await Given.SchoolAsync(), Spring, Level.Three);
        var certificates = await Given.CertificatesAsync(run, [await Given.TraineeAsync(), await Given.TraineeAsync()], new(2022, 5, 1));
        Assert.Equal((2, "10%"), Of(await ProgressAsync(), NewlyHighlySkilled));

        certificates[0].Revoke("冒名", Clock.Now);
        await Db.SaveChangesAsync(Stop);

        Assert.Equal((1, "5%"), Of(await ProgressAsync(), NewlyHighlySkilled));
        Assert.Equal(1, (await ProgressAsync())[NewlySkilled].Percent.Done);
    }

    [Fact]
    public async Task A_person_in_two_classes_counts_once_where_her_hours_were_first_reached()
    {
        var first = await Given.RunAsync(await Given.SchoolAsync("卢氏县"), Spring);
        var second = await Given.RunAsync(await Given.SchoolAsync("义马市"), Spring.AddDays(60), Level.Four);
        var trainee = await Given.TraineeAsync();
        foreach (var run in new[] { second, first })
            await Given.EnrolmentAsync(run, trainee, hours: 60);

        var trained = (await ProgressAsync())[TrainedPersons];

        Assert.Equal((1, 2), (trained.Whole.Percent.Done, trained.Whole.Times));
        Assert.Equal((1, 1), Counts(trained, "卢氏县"));
        Assert.Equal((0, 1), Counts(trained, "义马市"));
        var yima = await Progress.OfAsync(Db, 2022, AsOf, RegionPath.Of(city.Path, "411281"), Stop);
        Assert.Equal(0, yima[TrainedPersons].Percent.Done);
    }

    [Fact]
    public async Task One_hour_less_than_the_rule_is_not_trained_and_a_correction_counts()
    {
        var run = await Given.RunAsync(await Given.SchoolAsync(), Spring);
        var enrolment = await Given.EnrolmentAsync(run, await Given.TraineeAsync());
        await Given.AttendedAsync(enrolment, hours: 59);
        Assert.Equal(0, (await ProgressAsync())[TrainedPersons].Percent.Done);

        await Given.AttendedAsync(enrolment, hours: 60, revision: 1);
        var trained = (await ProgressAsync())[TrainedPersons];
        Assert.Equal((1, run.LastDay), (trained.Percent.Done, trained.Days.Single().Day));

        await Given.AttendedAsync(enrolment, hours: 54, revision: 2);
        Assert.Equal(0, (await ProgressAsync())[TrainedPersons].Percent.Done);
    }

    [Fact]
    public async Task Sessions_after_the_last_day_or_after_the_day_looked_at_do_not_count()
    {
        var run = await Given.RunAsync(await Given.SchoolAsync(), Spring, days: 9);
        Db.ClassSessions.Add(new ClassSession { CourseRunId = run.Id, Day = run.LastDay.AddDays(1), From = new(8, 0), To = new(12, 30), Kind = SessionKind.Theory });
        await Db.SaveChangesAsync(Stop);
        await Given.EnrolmentAsync(run, await Given.TraineeAsync(), hours: 60);
        var whole = await Given.RunAsync(await Given.SchoolAsync(), Spring);
        await Given.TrainedAsync(whole, 3);

        Assert.Equal(3, (await ProgressAsync())[TrainedPersons].Percent.Done);
        Assert.Equal(0, (await Progress.OfAsync(Db, 2022, whole.LastDay.AddDays(-1), city.Path, Stop))[TrainedPersons].Percent.Done);
    }

    [Fact]
    public async Task The_day_on_which_hours_are_reached_and_the_day_of_issue_decide_the_year()
    {
        var run = await Given.RunAsync(await Given.SchoolAsync(), new(2022, 12, 28));
        var people = await Given.TrainedAsync(run, 2);
        await Given.CertificatesAsync(run, people[..1], new(2022, 12, 31));
        await Given.CertificatesAsync(run, people[1..], new(2023, 1, 1));

        var (old, next) = (await Progress.OfAsync(Db, 2022, new(2023, 6, 1), city.Path, Stop), await Progress.OfAsync(Db, 2023, new(2023, 6, 1), city.Path, Stop));

        Assert.Equal((0, 2), (old[TrainedPersons].Percent.Done, next[TrainedPersons].Percent.Done));
        Assert.Equal((1, 1), (old[NewlySkilled].Percent.Done, next[NewlySkilled].Percent.Done));
        Assert.Equal((new DateOnly(2022, 12, 31), new Pace(365, 365)), (old.AsOf, old.Pace));
    }

    [Fact]
    public async Task The_rule_is_that_of_the_first_day_in_the_nearest_region()
    {
        var county = RegionPath.Of(city.Path, "411224");
        Db.DatedRules.Add(new DatedRule { Key = RuleKeys.ClassHours(Level.Five), RegionPath = county, From = Spring.AddDays(1), Value = 48, Document = "县规定", CreatedAt = Clock.Now, CreatedBy = "测试" });
        await Db.SaveChangesAsync(Stop);
        var school = await Given.SchoolAsync("卢氏县");
        foreach (var firstDay in new[] { Spring, Spring.AddDays(1) })
            await Given.EnrolmentAsync(await Given.RunAsync(school, firstDay), await Given.TraineeAsync(), hours: 48);

        Assert.Equal(1, (await ProgressAsync())[TrainedPersons].Percent.Done);
        Assert.Equal(60, await new Rulebook(Db).ValueAsync(RuleKeys.ClassHours(Level.Five), county, Spring, Stop));
    }

    [Fact]
    public async Task Without_a_target_of_the_city_its_counties_are_added_up_and_those_without_one_are_counted_too()
    {
        var wholes = await Db.Targets.Where(t => t.Indicator == NewlySkilled && (t.RegionPath == city.Path || t.RegionPath.EndsWith("411224/"))).ToListAsync(Stop);
        Db.Targets.RemoveRange(wholes);
        await Db.SaveChangesAsync(Stop);
        var lushi = await Given.RunAsync(await Given.SchoolAsync("卢氏县"), Spring);
        await Given.CertificateAsync(lushi, await Given.TraineeAsync(), new(2022, 4, 1));

        var skilled = (await ProgressAsync())[NewlySkilled];

        Assert.Equal(new Percent(1, 53), skilled.Percent);
        Assert.Equal("—", Unit(await ProgressAsync(), NewlySkilled, "卢氏县").Percent.ToString());
    }

    private Task<Progress> ProgressAsync() => Progress.OfAsync(Db, 2022, AsOf, city.Path, Stop);

    private static (long, string) Of(Progress progress, Indicator indicator) => (progress[indicator].Percent.Done, progress[indicator].Percent.ToString());

    private static RegionProgress Unit(Progress progress, Indicator indicator, string name) => progress[indicator].Units.Single(u => u.Name == name);

    private static (long, long) Counts(IndicatorProgress progress, string name)
    {
        var unit = progress.Units.Single(u => u.Name == name);
        return (unit.Percent.Done, unit.Times);
    }
}
