using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>How a step wants to be run.</summary>
internal enum StepShape
{
    /// <summary>Reads, works something out, adds rows: up to 32 items share one context and one save. Must not save by itself.</summary>
    Rows,

    /// <summary>Does something outside the database (a mail): one by one, no transaction open meanwhile. Must not save by itself.</summary>
    Outside,

    /// <summary>Saves on its way (acts, number series): one by one inside a transaction that the runner commits.</summary>
    Transaction,
}

/// <summary>
/// An act whose only argument is an id. It first asks "is it done already?" and then leaves its effect in the context;
/// the runner saves effect and "done" together, so the effect happens once however often the step is begun.
/// Lets every failure rise: <see cref="RuleBroken"/> and <see cref="NotHere"/> stop at once with their words, the rest is tried again.
/// </summary>
internal interface IWorkStep
{
    /// <summary>The logical name that rows carry, such as <c>certificate.print</c>.</summary>
    static abstract string Kind { get; }

    /// <summary>What it does, as a clerk says it; a sentence of <see cref="Words"/>.</summary>
    static abstract string Title { get; }

    static virtual StepShape Shape => StepShape.Rows;

    /// <summary>Which rows they are, for the pages of jobs: a few words by subject, as far as the viewer of jobs may read them.</summary>
    static virtual Task<Dictionary<Guid, string>> NamesAsync(HubData db, Guid[] subjects, CancellationToken ct) =>
        Task.FromResult(new Dictionary<Guid, string>());

    /// <summary>Called once before a group: a place to load in one query what <see cref="RunAsync"/> would load one by one.</summary>
    Task LoadAsync(IReadOnlyList<Guid> subjects, CancellationToken ct) => Task.CompletedTask;

    Task RunAsync(Guid subject, CancellationToken ct);
}
