using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>A deploy in the middle of an issue: the process ends soon, holds nothing any more, and the next one does the rest.</summary>
public sealed class AskedToEndWhileIssuingTests : IssueTest
{
    private const int People = 150;

    [Fact]
    public async Task It_ends_soon_and_the_rest_is_done_after_the_restart()
    {
        await AskedForAsync(People);
        using var program = await ProgramAsync();

        // What serves the pages elsewhere has Work:Engine off in the same settings; the command works all the same.
        using var process = program.Start("work", "--Work:Engine=false");
        var log = process.StandardError.ReadToEndAsync(Stop);
        await UntilAsync(() => AskAsync(program, db => db.CertificatePapers.AnyAsync(Stop)));
        var exit = await TheProgram.EndAsync(process);

        Assert.True(exit == 0, await log);
        Assert.InRange(await LeftAsync(program), 1, 2 * People);
        Assert.Equal(0, await AskAsync(program, db => db.Set<WorkItem>().CountAsync(w => w.State == WorkState.Running || w.Attempts > 0, Stop)));
        await FinishAsync(program, People, "");
    }
}
