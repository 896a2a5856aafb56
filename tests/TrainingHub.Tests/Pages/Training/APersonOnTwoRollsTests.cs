using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages;

/// <summary>Two schools record one person at the same hour: both are told, their counties too, and nobody else.</summary>
public sealed class APersonOnTwoRollsTests : PageTest
{
    private static readonly DateOnly Day = new(2025, 3, 10);
    private readonly List<(School School, CourseRun Run)> classes = [];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        var person = await Given.TraineeAsync("王桂兰");
        foreach (var county in new[] { "湖滨区", "灵宝市" })
        {
            var school = await Given.SchoolAsync(county);
            var run = await Given.RunAsync(school, Day, days: 1);
            await Given.EnrolmentAsync(run, person, hours: 6);
            classes.Add((school, run));
        }
        Clock.SetDay(Day.AddDays(1));
    }

    [Theory]
    [InlineData(0, "计入 6 学时")]
    [InlineData(1, "计入 0 学时")]
    public async Task The_school_sees_it_on_its_desk_its_roll_and_its_class(int place, string counts)
    {
        var (school, run) = classes[place];
        var clerk = await AsAsync(Role.SchoolClerk, school.RegionPath, school: school.Id);

        var item = (await clerk.OpenAsync("/work")).QuerySelector("a[href*='/attendance?session=']")!;
        Assert.Contains("相同的分钟只计一次", item.TextContent, StringComparison.Ordinal);
        Assert.Contains(run.Code, Uri.UnescapeDataString(item.GetAttribute("href")!), StringComparison.Ordinal);

        var roll = (await clerk.OpenAsync(item.GetAttribute("href")!)).QuerySelector("main")!.TextContent;
        Assert.Contains(counts, roll, StringComparison.Ordinal);
        Assert.DoesNotContain(classes[1 - place].Run.Code, roll, StringComparison.Ordinal);

        var page = (await clerk.OpenAsync($"/classes/{Uri.EscapeDataString(run.Code)}")).QuerySelector("tbody")!.TextContent;
        Assert.Equal(place == 1, page.Contains("登记 6", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_county_sees_its_own_and_a_quarter_later_nobody_is_reminded()
    {
        var county = await AsAsync(Role.CountyOfficer, classes[0].School.RegionPath);
        Assert.Single((await county.OpenAsync("/work")).QuerySelectorAll("a[href*='/attendance?session=']"));
        var other = await AsAsync(Role.CountyOfficer, City + "411203/");
        Assert.Empty((await other.OpenAsync("/work")).QuerySelectorAll("a[href*='/attendance?session=']"));

        Clock.SetDay(Day.AddDays(91));
        var later = await AsAsync(Role.CountyOfficer, classes[0].School.RegionPath);
        Assert.Empty((await later.OpenAsync("/work")).QuerySelectorAll("a[href*='/attendance?session=']"));
    }
}
