using TrainingHub.Ground;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

public sealed class AClassIsOpenedTests : HubTest
{
    private School school = null!;

    private Actor Clerk => new(Guid.CreateVersion7(), "李老师", Role.SchoolClerk, school.RegionPath, SchoolId: school.Id);

    private async Task<OpenRun.Plan> PlanAsync(string code = "2025-HB-01")
    {
        await Given.CityAsync();
        school = await Given.SchoolAsync();
        return new(code, "养老护理员培训班", Level.Five, school.Id, null, new(2025, 3, 10), new(2025, 3, 28), 50);
    }

    [Theory]
    [InlineData("2025-HB-01")]
    [InlineData("湖滨区2025年第3期")]
    [InlineData("HB_2025-3")]
    public async Task Its_code_may_have_letters_digits_and_hyphens(string code)
    {
        await Make<OpenRun>().RunAsync(await PlanAsync(code), Clerk, Stop);
        Assert.Equal(code, Db.CourseRuns.Select(r => r.Code).Single());
    }

    [Theory]
    [InlineData("2025/HB/01")]
    [InlineData("HB#1")]
    [InlineData("HB?x=1")]
    [InlineData("HB 1")]
    [InlineData("..")]
    public async Task A_code_that_would_break_its_address_is_refused(string code)
    {
        var plan = await PlanAsync(code);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Make<OpenRun>().RunAsync(plan, Clerk, Stop));
        Assert.Equal(("run.code-signs", "Code"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var plan = await PlanAsync();
        await Make<OpenRun>().RunAsync(plan, Clerk, Stop);
        Assert.Equal("run.code-taken", (await Assert.ThrowsAsync<RuleBroken>(() => Make<OpenRun>().RunAsync(plan, Clerk, Stop))).Code);
    }

    [Fact]
    public async Task It_neither_began_yesterday_nor_ends_before_it_begins()
    {
        var plan = await PlanAsync();
        Assert.Equal("run.first-day", (await Assert.ThrowsAsync<RuleBroken>(() => Make<OpenRun>().RunAsync(plan with { FirstDay = Clock.Today.AddDays(-1) }, Clerk, Stop))).Code);
        Assert.Equal("run.days", (await Assert.ThrowsAsync<RuleBroken>(() => Make<OpenRun>().RunAsync(plan with { LastDay = plan.FirstDay.AddDays(-1) }, Clerk, Stop))).Code);
        await Make<OpenRun>().RunAsync(plan with { FirstDay = Clock.Today, LastDay = Clock.Today }, Clerk, Stop);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task It_has_a_seat_and_not_more_than_a_hall_holds(int seats)
    {
        var plan = await PlanAsync();
        Assert.Equal("run.seats", (await Assert.ThrowsAsync<RuleBroken>(() => Make<OpenRun>().RunAsync(plan with { Seats = seats }, Clerk, Stop))).Code);
    }

    [Fact]
    public async Task Nobody_opens_one_for_another_school()
    {
        var plan = await PlanAsync();
        var other = await Given.SchoolAsync("陕州区");
        await Assert.ThrowsAsync<NotHere>(() => Make<OpenRun>().RunAsync(plan with { SchoolId = other.Id }, Clerk, Stop));
    }
}
