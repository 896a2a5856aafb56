using Hangfire;
using Hangfire.Client;

namespace TrainingHub.Tests.Flows;

/// <summary>Hangfire's storage fails to take one call, as when the connection to it breaks. Its filters are of the whole process; only one story's storage is meant.</summary>
internal sealed class RefusesOnce : IClientFilter, IDisposable
{
    private readonly TaskCompletionSource refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly JobStorage storage;
    private readonly string kind;

    public RefusesOnce(JobStorage storage, string kind)
    {
        (this.storage, this.kind) = (storage, kind);
        GlobalJobFilters.Filters.Add(this);
    }

    public Task Refused => refused.Task;

    public void OnCreating(CreatingContext context)
    {
        if (context.Storage == storage && context.Job.Args[0] is string name && name == kind && refused.TrySetResult())
            throw new IOException("the connection broke");
    }

    public void OnCreated(CreatedContext context)
    {
    }

    public void Dispose() => GlobalJobFilters.Filters.Remove(this);
}
