using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Tests.Flows;

/// <summary>The command <c>issue</c> was killed; typed again it finishes what waits.</summary>
public sealed class IssuedByCommandTests : IssueTest
{
    private const int People = 40;

    [Fact]
    public async Task Typed_again_after_a_crash_it_does_the_rest_of_the_class()
    {
        await AskedForAsync(People);
        using var program = await ProgramAsync();
        using (var process = program.Start("work"))
        {
            await UntilAsync(() => AskAsync(program, db => db.CertificatePapers.AnyAsync(Stop)));
            process.Kill();
            await process.WaitForExitAsync(Stop);
        }
        await AskAsync(program, db => ThisSuite.Database == Platform.Data.DatabaseKind.Sqlite ? Task.FromResult(0) : LeasesRunOutAsync(db));
        Assert.True(await LeftAsync(program) > 0);
        var code = await AskAsync(program, db => db.CourseRuns.Select(r => r.Code).SingleAsync(Stop));

        var said = await program.RunAsync("issue", "--class", code);

        Assert.True((said.Exit, said.Answer.Trim()) == (0, $"issued {People}"), said.Answer + said.Log);
        await FinishAsync(program, People, "");
        Assert.Equal(3, (await program.RunAsync("issue", "--class", code)).Exit);
    }

    // The killed process's own; the embedded database knows them by the process.
    private static Task<int> LeasesRunOutAsync(HubDb db) => db.Set<Platform.Work.WorkItem>()
        .ExecuteUpdateAsync(u => u.SetProperty(w => w.LeaseUntil, 0L), Stop);
}
