namespace TrainingHub.Platform.Work;

/// <summary>Something the engine can run by name, at set times or when asked. Idempotent: after a crash it is run again.</summary>
/// <param name="Cron">five fields as in crontab, in China time; null for a duty that is only asked for</param>
internal sealed record Duty(string Name, string? Cron, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    /// <summary>A duty that is a call of an act.</summary>
    public static Duty Of<TAct>(string name, string? cron, Func<TAct, CancellationToken, Task> run) where TAct : notnull =>
        new(name, cron, (services, ct) => run(services.GetRequiredService<TAct>(), ct));
}

/// <summary>Runs a duty in a scope of its own, for whichever engine asks.</summary>
internal sealed class Duties(IServiceScopeFactory scopes, IEnumerable<Duty> duties, ILogger<Duties> log)
{
    /// <summary>Name of the duty that drains what is due.</summary>
    public const string Drain = "work.drain";

    public IReadOnlyList<Duty> All { get; } = [.. duties];

    /// <summary>Runs the duty; one that a former version knew and this one does not is passed over.</summary>
    public async Task RunAsync(string name, CancellationToken ct)
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
