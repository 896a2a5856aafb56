using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Oversight;
using TrainingHub.Tests.Pages.Matrix;

namespace TrainingHub.Tests.Flows;

/// <summary>No page reads a table from one end to the other that grows with the city.</summary>
public sealed class PagesUseIndexesTests : Town
{
    private readonly QueryPlans plans = new();

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton<IInterceptor>(plans);
    }

    [Fact]
    public async Task Every_page_of_every_role()
    {
        plans.Forget();
        foreach (var caller in Callers.Where(c => c.Actor.Role is not null))
            await WholeSite.WalkAsync(Services, caller.Browser, (_, _, _) => { });

        var wrong = await plans.WrongAsync(Db, nestedOnly: false);
        Assert.True(wrong.Length == 0, wrong);
        Assert.True(!plans.WithoutOrder().Any(), string.Join("\n\n", plans.WithoutOrder()));
    }
}

/// <summary>No act reads a growing table from one end to the other, and nothing at all does it again for each row of another.</summary>
public sealed class ActsUseIndexesTests : HubTest
{
    private readonly QueryPlans plans = new();

    protected override void Prepare(WebApplicationBuilder builder) => builder.Services.AddSingleton<IInterceptor>(plans);

    [Fact]
    public async Task From_the_roster_of_a_class_to_its_claims()
    {
        await Given.CityAsync();
        plans.Forget();
        await PlayAsync();

        var wrong = await plans.WrongAsync(Db, nestedOnly: false);
        Assert.True(wrong.Length == 0, wrong);
    }

    [Fact]
    public async Task And_verify_reads_each_table_once()
    {
        await Given.CityAsync();
        await PlayAsync();
        plans.Forget();
        await Make<Verify>().RunAsync(Stop);

        var wrong = await plans.WrongAsync(Db, nestedOnly: true);
        Assert.True(wrong.Length == 0, wrong);
    }

    private async Task PlayAsync()
    {
        var played = new PlayedClass(Services, Clock, await Given.SchoolAsync(), await Given.AssessorAsync(), new(2025, 3, 10));
        await played.OpenAsync();
        await played.ImportAsync(Given.People(0, "王桂兰", "李秀英", "张凤英"));
        await played.TeachAsync();
        await played.AssessAsync(new(2025, 3, 28));
        await played.IssueAsync();
    }
}
