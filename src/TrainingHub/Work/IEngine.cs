namespace TrainingHub.Work;

/// <summary>
/// Decides when and where drains and duties run. It carries logical names only and may lose everything without losing work:
/// what is promised stands in <see cref="WorkItem"/> rows. Started with the site and with <c>work</c>; nothing runs before.
/// </summary>
internal interface IEngine : IHostedService
{
    /// <summary>Runs a duty soon, in a worker of the engine; returns when the engine has taken note.</summary>
    Task WakeAsync(string duty, CancellationToken ct);

    /// <summary>When a recurring duty comes next, in UTC; null for a duty without a time of its own.</summary>
    Task<DateTime?> NextAsync(string duty, CancellationToken ct);
}
