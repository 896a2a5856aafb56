using Microsoft.Extensions.Options;

namespace TrainingHub.Platform.Work;

/// <summary>Starts the engine with the site, where the settings want one.</summary>
internal sealed class EngineRoom(Engine engine, IOptions<WorkSettings> settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        settings.Value.Engine ? engine.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => engine.StopAsync(cancellationToken);
}
