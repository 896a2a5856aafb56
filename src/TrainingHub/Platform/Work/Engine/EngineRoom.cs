using Microsoft.Extensions.Options;

namespace TrainingHub.Platform.Work;

/// <summary>Starts the engine, where the settings want one, once the site listens: a site whose address is taken begins no work.</summary>
internal sealed class EngineRoom(Engine engine, IOptions<WorkSettings> settings) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) =>
        settings.Value.Engine ? engine.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
