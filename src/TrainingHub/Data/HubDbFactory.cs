using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace TrainingHub.Data;

/// <summary>Opens contexts on the configured database; pages and acts simply ask for <see cref="HubDb"/>.</summary>
internal sealed class HubDbFactory : IDbContextFactory<HubDb>
{
    private readonly Func<HubDb> open;

    public HubDbFactory(IOptions<DataSettings> settings, ILoggerFactory logs, IEnumerable<IInterceptor>? interceptors = null)
    {
        var data = settings.Value;
        if (data.Database == DatabaseKind.Sqlite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(data.File)!);
            var connection = new SqliteConnectionStringBuilder { DataSource = data.File, ForeignKeys = true };
            var options = new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite(connection.ConnectionString).UseLoggerFactory(logs).AddInterceptors(interceptors ?? []).Options;
            open = () => new SqliteHubDb(options);
        }
        else
        {
            var options = new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql(data.ConnectionString).UseLoggerFactory(logs).AddInterceptors(interceptors ?? []).Options;
            open = () => new PostgresHubDb(options);
        }
    }

    public HubDb CreateDbContext() => open();
}
