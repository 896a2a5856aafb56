using TrainingHub.Ground;
using TrainingHub.Platform.Work;
using TrainingHub.Training;

namespace TrainingHub.Tests;

internal sealed partial class Given
{
    /// <summary>A job of which so many pieces failed for good.</summary>
    public async Task<(Job Job, List<WorkItem> Stuck)> StuckJobAsync(HubUser owner, CourseRun run, int pieces)
    {
        var job = new Job { What = "为班次{0}发证", WhatArgs = new Sentence("为班次{0}发证", run.Code).ArgsAsJson, OwnerId = owner.Id, BackTo = $"/classes/{run.Code}", CreatedAt = Now };
        var items = Enumerable.Range(0, pieces).Select(i => new WorkItem { Kind = "stuck", Subject = run.Id, Key = $"stuck:{run.Id}:{i}", JobId = job.Id, CreatedAt = Now }).ToList();
        db.AddRange([job, .. items]);
        foreach (var item in items)
        {
            db.Entry(item).Property(w => w.State).CurrentValue = WorkState.Parked;
            db.Entry(item).Property(w => w.LastError).CurrentValue = "没有可以发证的人";
        }
        await db.SaveChangesAsync();
        return (job, items);
    }
}
