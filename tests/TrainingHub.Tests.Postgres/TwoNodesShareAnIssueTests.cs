using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Certification;
using TrainingHub.Platform.Work;
using TrainingHub.Tests.Flows;

namespace TrainingHub.Tests;

/// <summary>Two nodes make the certificates of one class, and one of them fails in the middle.</summary>
public sealed class TwoNodesShareAnIssueTests : IssueTest
{
    private const int People = 150;

    [Fact]
    public async Task One_is_killed_and_the_other_does_the_rest()
    {
        await AskedForAsync(People);
        using var program = await ProgramAsync();
        using var first = Start(program, "first");
        await FreezeHoldingAsync(first, "first");
        using var second = Start(program, "second"); // only now: started together, a quick one could leave the other nothing to hold

        first.Kill();
        await first.WaitForExitAsync(Stop);
        Assert.True(await LeaseRunsOutAsync(first) > 0);

        await FinishAsync(program, People, "killed,");
        Assert.Equal(0, await TheProgram.EndAsync(second));
    }

    [Fact]
    public async Task One_is_frozen_past_its_lease_and_writes_nothing_when_it_wakes_up()
    {
        await AskedForAsync(People);
        using var program = await ProgramAsync();
        using var frozen = Start(program, "frozen");
        var log = frozen.StandardError.ReadToEndAsync(Stop);
        await FreezeHoldingAsync(frozen, "frozen");
        Assert.True(await LeaseRunsOutAsync(frozen) > 0);
        await FinishAsync(program, People, "frozen,");
        var before = await DoneAsync();

        await TheProgram.SignalAsync(frozen, "CONT");
        await Task.Delay(TimeSpan.FromSeconds(3), Stop); // it ends what it had begun
        Assert.Equal(0, await TheProgram.EndAsync(frozen));

        Assert.Contains("nothing was written", await log, StringComparison.Ordinal);
        Assert.Equal(before, await DoneAsync());
        await FinishAsync(program, People, "woken,");
    }

    private Process Start(TheProgram program, string name) =>
        program.Start("work", $"--Data:ConnectionString={Database.Settings["Data:ConnectionString"]};Application Name={name}");

    private Task<List<(Guid, int, DateTime?)>> DoneAsync() => OnDataAsync(async db =>
        (await db.Set<WorkItem>().AsNoTracking().OrderBy(w => w.Id).Select(w => new { w.Id, w.Epoch, w.FinishedAt }).ToListAsync(Stop))
            .ConvertAll(w => (w.Id, w.Epoch, w.FinishedAt)));

    /// <summary>Freezes it while it holds work and no transaction is open: one that is would hold up the other by the database's own locks.</summary>
    private async Task FreezeHoldingAsync(Process node, string name)
    {
        while (true)
        {
            await UntilAsync(() => HoldsAsync(node, name));
            await TheProgram.SignalAsync(node, "STOP");
            if (await HoldsAsync(node, name))
                return;
            await TheProgram.SignalAsync(node, "CONT");
        }
    }

    private Task<bool> HoldsAsync(Process node, string name)
    {
        var mark = $"/{node.Id}/";
        return OnDataAsync(async db =>
            await db.Set<WorkItem>().AnyAsync(w => w.Kind == PrintCertificate.Kind && w.State == WorkState.Running && w.LeaseOwner!.Contains(mark), Stop)
            && await db.Database.SqlQuery<int>(
                $"""
                SELECT COUNT(*)::int AS "Value" FROM pg_stat_activity
                WHERE datname = current_database() AND application_name = {name} AND xact_start IS NOT NULL
                """).SingleAsync(Stop) == 0);
    }

    /// <summary>As if its lease had been over for a while.</summary>
    private Task<int> LeaseRunsOutAsync(Process node)
    {
        var mark = $"/{node.Id}/";
        return OnDataAsync(db => db.Set<WorkItem>().Where(w => w.State == WorkState.Running && w.LeaseOwner!.Contains(mark))
            .ExecuteUpdateAsync(u => u.SetProperty(w => w.LeaseUntil, 0L), Stop));
    }

    private Task<T> OnDataAsync<T>(Func<HubDb, Task<T>> use) => ElsewhereAsync(s => use(s.GetRequiredService<HubDb>()));
}
