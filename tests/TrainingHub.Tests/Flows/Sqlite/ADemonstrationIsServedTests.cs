namespace TrainingHub.Tests.Flows;

/// <summary>Data of a demonstration under the command of a real site, and real data under the command of the demonstration.</summary>
public sealed class ADemonstrationIsServedTests : IDisposable
{
    private readonly TheProgram program = new();

    [Fact]
    public async Task Every_page_says_so_and_names_the_city_and_the_accounts_are_told()
    {
        Assert.Equal(0, (await program.RunAsync("demo", "--city", "puyang", "--once")).Exit);

        await using var site = await TheSiteAsServed.StartedAsync(program);
        foreach (var path in new[] { "/", "/verify", "/sign-in", "/help", "/nowhere" })
        {
            var page = (await site.AskAsync(path)).Body;
            Assert.Contains("演示数据", page, StringComparison.Ordinal);
            Assert.Contains("濮阳市", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Real_data_never_say_so_and_are_no_demonstration()
    {
        Assert.Equal(0, (await program.RunAsync("seed", "--city", "puyang")).Exit);

        await using (var site = await TheSiteAsServed.StartedAsync(program))
        {
            var page = (await site.AskAsync("/")).Body;
            Assert.DoesNotContain("演示", page, StringComparison.Ordinal);
            Assert.Contains("濮阳市", page, StringComparison.Ordinal);
        }

        var demo = await program.RunAsync("demo", "--city", "puyang", "--once");
        Assert.True(demo.Exit == 3 && demo.Log.Contains("demo.real", StringComparison.Ordinal), demo.Log);
    }

    public void Dispose() => program.Dispose();
}
