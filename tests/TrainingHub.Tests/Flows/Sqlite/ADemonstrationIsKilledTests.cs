namespace TrainingHub.Tests.Flows;

/// <summary>The demonstration is killed while it is being made; the next call says so and begins anew by itself.</summary>
public sealed class ADemonstrationIsKilledTests : IDisposable
{
    private readonly TheProgram program = new();

    [Fact]
    public async Task It_begins_anew_in_its_own_folder()
    {
        using (var process = program.Start("demo", "--once"))
        {
            while (!File.Exists(Path.Combine(program.Data, "hub.db")) || !File.Exists(program.Keys))
                await Task.Delay(50, TestContext.Current.CancellationToken);
            var second = await program.RunAsync("demo", "--once");
            Assert.True(second.Exit == 3 && second.Log.Contains("data.held", StringComparison.Ordinal), second.Log);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var said = await program.RunAsync("demo", "--city", "puyang", "--once");

        Assert.True(said.Exit == 0, said.Log);
        Assert.Contains("没有做完", said.Answer, StringComparison.Ordinal);
        Assert.Equal(0, (await program.RunAsync("verify")).Exit);
        Assert.Contains("已在", (await program.RunAsync("demo", "--city", "puyang", "--once")).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_its_mark_is_never_cleared()
    {
        Assert.Equal(0, (await program.RunAsync("seed", "--city", "puyang")).Exit);

        var said = await program.RunAsync("demo", "--city", "puyang", "--once");

        Assert.True(said.Exit == 3 && said.Log.Contains("demo.real", StringComparison.Ordinal), said.Log);
        Assert.True(File.Exists(Path.Combine(program.Data, "hub.db")));
    }

    public void Dispose() => program.Dispose();
}
