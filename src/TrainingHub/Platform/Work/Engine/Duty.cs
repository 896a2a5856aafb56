namespace TrainingHub.Platform.Work;

/// <summary>Something the engine can run by name, at set times or when asked. Idempotent: after a crash it is run again.</summary>
/// <param name="Name">the logical name that the engine keeps, such as <c>keys.reseal</c></param>
/// <param name="Title">what it does, as a clerk says it; a sentence of <see cref="Words"/></param>
/// <param name="Cron">five fields as in crontab, in China time; null for a duty that is only asked for</param>
internal sealed record Duty(string Name, string Title, string? Cron, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    /// <summary>A duty that is a call of an act.</summary>
    public static Duty Of<TAct>(string name, string title, string? cron, Func<TAct, CancellationToken, Task> run) where TAct : notnull =>
        new(name, title, cron, (services, ct) => run(services.GetRequiredService<TAct>(), ct));
}
