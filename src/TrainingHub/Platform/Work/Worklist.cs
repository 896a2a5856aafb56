using TrainingHub.Platform.Data;
namespace TrainingHub.Platform.Work;

/// <summary>
/// Promises work inside an act's save. Nothing is started here: when the save has committed, the engine hears of it
/// (<see cref="WakeAfterCommit"/>).
/// </summary>
internal sealed class Worklist(HubData db, WakeAfterCommit wake, TimeProvider clock)
{
    /// <summary>One piece of work for one row; promised a second time with the same key, the save refuses it.</summary>
    /// <param name="subject">the row the step works on</param>
    /// <param name="jobId">the job it is counted in</param>
    /// <param name="key">when the same step is to run for the same row more than once, what tells the runs apart</param>
    public WorkItem Add<TStep>(Guid subject, Guid? jobId = null, string? key = null) where TStep : IWorkStep =>
        Add(TStep.Kind, subject, jobId, key);

    /// <summary>The same for a step of a folder to the right, by its name in <see cref="Promised"/>.</summary>
    public WorkItem Add(string kind, Guid subject, Guid? jobId = null, string? key = null)
    {
        var item = new WorkItem
        {
            Kind = kind,
            Subject = subject,
            Key = key is null ? $"{kind}:{subject:N}" : $"{kind}:{subject:N}:{key}",
            JobId = jobId,
            CreatedAt = clock.Now,
        };
        db.Add(item);
        wake.Promised(db, kind);
        return item;
    }

    /// <summary>A job to count pieces of work in; its page is <c>/jobs/{id}</c>.</summary>
    /// <param name="actor">who waits for it</param>
    /// <param name="backTo">the page to go back to, as a path of this site</param>
    /// <param name="what">what it is, in Chinese with {0}… places; also the key of its English twin</param>
    public Job Begin(Actor actor, string? backTo, string what, params object[] args)
    {
        var job = new Job { What = what, WhatArgs = new Sentence(what, args).ArgsAsJson, OwnerId = actor.UserId, BackTo = backTo, CreatedAt = clock.Now };
        db.Add(job);
        return job;
    }
}
