using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Demo;
using TrainingHub.Oversight;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>A morning of open dashboards counts once for all who asked meanwhile, and nobody is shown what was so before the question.</summary>
public sealed class ReadersShareACountTests : HubTest
{
    private static readonly DateOnly AsOf = new(2022, 9, 21);
    private City city = null!;
    private CourseRun run = null!;

    private CountOnce Counts => Services.GetRequiredService<CountOnce>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync();
        run = await Given.RunAsync(await Given.SchoolAsync("灵宝市"), new(2022, 3, 1), Level.Three);
    }

    [Fact]
    public async Task Who_asked_before_the_count_began_takes_its_answer()
    {
        var askedAt = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await using var db = await Services.GetRequiredService<IDbContextFactory<HubDb>>().CreateDbContextAsync(Stop);
            return await Counts.OfAsync(db, 2022, AsOf, city.Path, askedAt, Stop);
        }));
        Assert.All(answers, a => Assert.Same(answers[0], a));
    }

    [Fact]
    public async Task Who_asks_after_something_was_entered_sees_it()
    {
        Assert.Equal(0, await DoneAsync());
        await Given.CertificatesAsync(run, [await Given.TraineeAsync()], new(2022, 5, 1));
        Assert.Equal(1, await DoneAsync());
    }

    [Fact]
    public async Task Another_area_or_day_is_another_question()
    {
        await Given.CertificatesAsync(run, [await Given.TraineeAsync()], new(2022, 5, 1));
        var askedAt = Stopwatch.GetTimestamp();
        var whole = await Counts.OfAsync(Db, 2022, AsOf, city.Path, askedAt, Stop);
        var county = await Counts.OfAsync(Db, 2022, AsOf, run.RegionPath, askedAt, Stop);
        var before = await Counts.OfAsync(Db, 2022, new(2022, 4, 30), city.Path, askedAt, Stop);
        Assert.Equal((city.Path, run.RegionPath), (whole.Area.Path, county.Area.Path));
        Assert.Equal((1, 0), (whole[Indicator.NewlyHighlySkilled].Percent.Done, before[Indicator.NewlyHighlySkilled].Percent.Done));
    }

    [Fact]
    public async Task A_count_that_goes_wrong_keeps_nobody_waiting()
    {
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<NotHere>(() => Counts.OfAsync(Db, 2022, AsOf, "/nowhere/", Stopwatch.GetTimestamp(), Stop).WaitAsync(TimeSpan.FromMinutes(1), Stop));
    }

    private async Task<long> DoneAsync() => (await Counts.OfAsync(Db, 2022, AsOf, city.Path, Stopwatch.GetTimestamp(), Stop))[Indicator.NewlyHighlySkilled].Percent.Done;
}
