namespace TrainingHub.Platform.Work;

/// <summary>All duties; runs one in a scope of its own when the engine asks.</summary>
internal sealed class Duties(IServiceScopeFactory scopes, IEnumerable<Duty> duties, ILogger<Duties> log)
{
    /// <summary>Name of the duty that looks through all promised work.</summary>
    public const string Sweep = "work.sweep";

    public IReadOnlyList<Duty> All { get; } = [.. duties];

    /// <summary>What the duty does, in the reader's language; the bare name when this version no longer knows it.</summary>
    public string TitleOf(string name) => All.FirstOrDefault(d => d.Name == name) is { } duty ? Words.T(duty.Title) : name;

    /// <summary>Runs the duty; one that a former version knew and this one does not is passed over.</summary>
    internal async Task RunAsync(string name, CancellationToken ct)
    {
        if (All.FirstOrDefault(d => d.Name == name) is not { } duty)
        {
            log.LogWarning("Duty {Duty} is no longer known", name);
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        await duty.RunAsync(scope.ServiceProvider, ct);
    }
}
