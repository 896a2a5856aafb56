using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>Tries one piece of work again, now: operators any, others those of their own jobs.</summary>
[Needs(Permission.RunJobs, Permission.SeeJobs)]
internal sealed class RetryWork(HubData db, WakeAfterCommit wake)
{
    /// <param name="jobId">the job on whose page it was asked for; null on the page of all work</param>
    public async Task RunAsync(Guid itemId, Guid? jobId, Actor actor, CancellationToken ct)
    {
        actor.MustBeAllowed(this);
        var item = await db.Set<WorkItem>().SingleOrDefaultAsync(w => w.Id == itemId && (jobId == null || w.JobId == jobId), ct) ?? throw new NotHere();
        if (!actor.Can(Permission.RunJobs) && !await db.Set<Job>().AnyAsync(j => j.Id == item.JobId && j.OwnerId == actor.UserId && j.OwnerId != null, ct))
            throw new NotHere();
        item.TryAgain();
        wake.Promised(db, item.Kind);
        await db.SaveChangesAsync(ct);
    }
}
