using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Data;

namespace TrainingHub.Tests;

internal static class Template
{
    /// <summary>Makes the empty database as the product's own command makes it.</summary>
    public static async Task MigrateAsync(DataSettings settings)
    {
        var factory = new HubDbFactory(Options.Create(settings), NullLoggerFactory.Instance);
        await using (var db = factory.CreateDbContext())
            await db.Database.MigrateAsync();
        SqliteConnection.ClearAllPools();
    }
}
