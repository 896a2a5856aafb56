using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Work;

/// <summary>Where Hangfire keeps its calls: in memory beside the embedded database, in a schema of its own on PostgreSQL.</summary>
internal static class EngineStorage
{
    /// <summary>Hangfire's settings are of the whole process, so they are set where the storage is made: every host and command has the same.</summary>
    public static JobStorage Open(DataSettings data, ILoggerFactory logs)
    {
        GlobalConfiguration.Configuration
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseLogProvider(new HangfireLog(logs));
        // The reader's language is none of a background job's business.
        GlobalJobFilters.Filters.Remove<CaptureCultureAttribute>();
        return data.Database == DatabaseKind.Sqlite
            ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) })
            : new PostgreSqlStorage(new NpgsqlConnectionFactory(data.ConnectionString!, Rows), Rows) { JobExpirationTimeout = TimeSpan.FromHours(6) };
    }

    private static PostgreSqlStorageOptions Rows => new()
    {
        SchemaName = EngineSchema.Name,
        PrepareSchemaIfNecessary = false, // the role of the site owns nothing; migrate makes it
        UseSlidingInvisibilityTimeout = true, // without it a call of half an hour is begun twice
        InvisibilityTimeout = TimeSpan.FromMinutes(1),
        QueuePollInterval = TimeSpan.FromSeconds(2),
        DistributedLockTimeout = TimeSpan.FromMinutes(1), // its locks are rows: a killed node's would hold up duties for ten minutes
    };
}
