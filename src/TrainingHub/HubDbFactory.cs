using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub;

/// <summary>
/// Opens contexts on the configured database; pages and acts simply ask for <see cref="HubDb"/>. The first opening of the
/// embedded database takes its process lock, which is held until the program ends.
/// </summary>
internal sealed class HubDbFactory : IDbContextFactory<HubDb>, IDbContextFactory<HubData>, IDisposable
{
    private readonly Lazy<SqliteEnvelope>? envelope;
    private readonly Func<HubDb> open;

    public HubDbFactory(IOptions<DataSettings> settings, ILoggerFactory logs, TimeProvider clock, IEnumerable<IInterceptor>? others = null)
    {
        Settings = settings.Value;
        IInterceptor[] interceptors = [new SaveInterceptor(), new HistoryInterceptor(clock), .. others ?? []];
        if (Settings.Database == DatabaseKind.Sqlite)
        {
            envelope = new(() =>
            {
                var made = new SqliteEnvelope(Settings.File, Settings.ReadOnly, logs.CreateLogger<SqliteEnvelope>());
                made.Add(logs, interceptors);
                return made;
            });
            open = () => new SqliteHubDb(envelope.Value.Options) { Gate = envelope.Value.Gate };
        }
        else
        {
            var server = new NpgsqlConnectionStringBuilder(Settings.ConnectionString);
            if (Settings.ReadOnly)
                server.Options += " -c default_transaction_read_only=on";
            var options = HubData.Options(new DbContextOptionsBuilder().UseNpgsql(server.ConnectionString), logs, interceptors);
            open = () => new PostgresHubDb(options);
        }
    }

    public DataSettings Settings { get; }

    public HubDb CreateDbContext() => open();

    HubData IDbContextFactory<HubData>.CreateDbContext() => open();

    /// <summary>A context whose history names the actor of a scope.</summary>
    public HubDb CreateDbContext(Acting acting)
    {
        var db = open();
        db.Acting = acting;
        return db;
    }

    public void Dispose()
    {
        if (envelope is { IsValueCreated: true })
            envelope.Value.Dispose();
    }
}
