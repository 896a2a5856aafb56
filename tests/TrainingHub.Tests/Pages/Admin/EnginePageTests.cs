using System.Net;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Pages;

/// <summary>Hangfire's own page: for operators, and for looking only.</summary>
public sealed class EnginePageTests : PageTest
{
    [Fact]
    public async Task It_is_there_for_operators_and_for_nobody_else()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            using var answer = await (await AsAsync(role)).GetAsync("/hangfire");
            Assert.Equal((role, role == Role.Operator ? HttpStatusCode.OK : HttpStatusCode.NotFound), (role, answer.StatusCode));
        }
        using var led = await Stranger().GetAsync("/hangfire");
        Assert.StartsWith("/sign-in", led.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_duties_in_a_clerks_words_and_leads_back()
    {
        await Make<Engine>().StartAsync(Stop);
        var visitor = await AsAsync(Role.Operator);

        var page = await (await visitor.GetAsync("/hangfire/recurring")).Content.ReadAsStringAsync(Stop);

        Assert.Contains("公示期满后发证", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("/admin/jobs", page, StringComparison.Ordinal);
        Assert.Contains("/hangfire", await (await visitor.GetAsync("/admin/jobs")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await Make<Engine>().StopAsync(Stop);
    }

    [Theory]
    [InlineData("/hangfire/recurring/trigger")]
    [InlineData("/hangfire/recurring/remove")]
    [InlineData("/hangfire/jobs/enqueued/delete")]
    public async Task Nothing_is_changed_from_there(string command)
    {
        await Make<Engine>().StartAsync(Stop);
        var visitor = await AsAsync(Role.Operator);

        using var answer = await visitor.PostAsync(command, [KeyValuePair.Create("jobs[]", "certificates.issue-where-due")]);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.NotNull(Make<Engine>().NextOf("certificates.issue-where-due"));
        await Make<Engine>().StopAsync(Stop);
    }
}
