using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Tests;

internal static class Template
{
    /// <summary>Makes the empty database as the product's own command makes it.</summary>
    public static async Task MigrateAsync(DataSettings settings)
    {
        using var databases = new HubDbFactory(Options.Create(settings), NullLoggerFactory.Instance, TimeProvider.System);
        await new Migrate(databases, Options.Create(settings), TimeProvider.System, NullLogger<Migrate>.Instance).RunAsync();
    }
}
