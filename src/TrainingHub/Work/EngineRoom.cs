using Microsoft.Extensions.Options;

namespace TrainingHub.Work;

/// <summary>Starts the engine with the host, where the settings want one.</summary>
internal sealed class EngineRoom(IEngine engine, IOptions<WorkSettings> settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        settings.Value.Engine ? engine.StartAsync(cancellationToken) : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        settings.Value.Engine ? engine.StopAsync(cancellationToken) : Task.CompletedTask;
}
