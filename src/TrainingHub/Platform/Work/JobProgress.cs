using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>How far a job is: its pieces, counted now.</summary>
/// <param name="Failed">stopped until a person looks</param>
/// <param name="Ended">when the last piece was done</param>
internal sealed record JobProgress(int Total, int Done, int Failed, DateTime Began, DateTime? Ended)
{
    public int Behind => Done + Failed;

    public bool IsFinished => Behind == Total;

    /// <summary>Whole tenths, so that a screen reader is not told of every single piece.</summary>
    public int Tenths => Total == 0 ? 10 : Behind * 10 / Total;

    /// <summary>Seconds until the end at the pace so far; null while there is nothing to judge by.</summary>
    public int? SecondsLeft(DateTime now) => Behind == 0 || IsFinished
        ? null
        : Math.Max(1, (int)((now - Began).TotalSeconds / Behind * (Total - Behind)));

    /// <summary>Seconds it took.</summary>
    public int SecondsTaken => (int)Math.Ceiling(((Ended ?? Began) - Began).TotalSeconds);

    public static async Task<JobProgress> OfAsync(HubData db, Job job, CancellationToken ct)
    {
        var counts = await db.Set<WorkItem>().Where(w => w.JobId == job.Id)
            .GroupBy(w => w.State).Select(g => new { State = g.Key, Count = g.Count(), Ended = g.Max(w => w.FinishedAt) }).ToListAsync(ct);
        int Of(WorkState state) => counts.Where(c => c.State == state).Sum(c => c.Count);
        return new(counts.Sum(c => c.Count), Of(WorkState.Done), Of(WorkState.Parked), job.CreatedAt, counts.Max(c => c.Ended));
    }
}
