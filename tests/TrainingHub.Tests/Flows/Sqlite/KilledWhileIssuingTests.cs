namespace TrainingHub.Tests.Flows;

/// <summary>
/// The issuing process is killed again and again in a class of 150; what is left is finished by the next process, with no number
/// lost or doubled. Every run takes other moments; for more of them run it in a loop:
/// <code>for i in $(seq 5); do dotnet test tests/TrainingHub.Tests --no-build --filter KilledWhileIssuing || break; done</code>
/// </summary>
public sealed class KilledWhileIssuingTests : IssueTest
{
    private const int People = 150;
    private const int Kills = 12;

    [Fact]
    public async Task Killed_at_moments_all_over_the_issue_every_number_is_there_once()
    {
        await AskedForAsync(People);
        // Spread over the first half second of a process, in any order.
        var moments = Enumerable.Range(0, Kills).Select(i => 20 + 36 * i + Random.Shared.Next(36)).ToArray();
        Random.Shared.Shuffle(moments);
        for (var kills = 0; kills < Kills;)
        {
            using var program = await ProgramAsync();

            // The same batch is killed again and again until nothing of it is left to do.
            var told = "killed after";
            for (var left = People; left > 0 && kills < Kills; kills++)
            {
                await KillAtAsync(program, moments[kills]);
                told += $" {moments[kills]} ms,";
                left = await LeftAsync(program);
            }

            await FinishAsync(program, People, told);
        }
    }

    private static async Task KillAtAsync(TheProgram program, int moment)
    {
        using var process = program.Start("work");
        try
        {
            // The engine wakes the work with its start, so this line is the first sign of it.
            for (string? line = ""; line is not null && !line.StartsWith("working", StringComparison.Ordinal);)
                line = await process.StandardError.ReadLineAsync(Stop);
            await Task.Delay(moment, Stop);
        }
        finally
        {
            process.Kill(); // SIGKILL
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
