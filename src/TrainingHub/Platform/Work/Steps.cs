using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>A registered step: its name in rows, its words, and how it is run for a group of subjects in a scope.</summary>
internal sealed record Step(
    string Kind,
    string Title,
    StepShape Shape,
    Func<IServiceProvider, IReadOnlyList<Guid>, CancellationToken, Task> RunAsync,
    Func<HubData, Guid[], CancellationToken, Task<Dictionary<Guid, string>>> NamesAsync)
{
    /// <summary>How many items one worker takes at a time.</summary>
    public int GroupSize => Shape == StepShape.Rows ? 32 : 1;

    public static Step Of<TStep>() where TStep : class, IWorkStep =>
        new(TStep.Kind, TStep.Title, TStep.Shape, RunEachAsync<TStep>, TStep.NamesAsync);

    private static async Task RunEachAsync<TStep>(IServiceProvider services, IReadOnlyList<Guid> subjects, CancellationToken ct)
        where TStep : class, IWorkStep
    {
        var act = services.GetRequiredService<TStep>();
        await act.LoadAsync(subjects, ct);
        foreach (var subject in subjects)
        {
            ct.ThrowIfCancellationRequested();
            await act.RunAsync(subject, ct);
        }
    }
}

/// <summary>All steps, in the order in which their work is taken when much is due.</summary>
internal sealed class Steps(IEnumerable<Step> steps)
{
    public IReadOnlyList<Step> All { get; } = [.. steps];

    public Step? Find(string kind) => All.FirstOrDefault(s => s.Kind == kind);

    /// <summary>What the work is, in the reader's language; the bare name when this version no longer knows it.</summary>
    public string TitleOf(string kind) => Find(kind) is { } step ? Words.T(step.Title) : kind;
}
