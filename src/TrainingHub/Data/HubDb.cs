using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Accounts;

namespace TrainingHub.Data;

/// <summary>
/// All rows of one city. Entities bring their mapping in their own file; the two databases differ only in the sealed class below.
/// </summary>
public abstract class HubDb(DbContextOptions options) : IdentityUserContext<HubUser, Guid>(options)
{
    /// <summary>Passkeys belong to the model from the start; host, migration tool and tests share it through this class.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Types(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDb).Assembly);
        Conventions.Model(builder.Model);
    }
}

internal sealed class SqliteHubDb(DbContextOptions<SqliteHubDb> options) : HubDb(options);

internal sealed class PostgresHubDb(DbContextOptions<PostgresHubDb> options) : HubDb(options);
