using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Tests.House;

public sealed class MigrationsTests
{
    public static TheoryData<string> Contexts { get; } = [nameof(SqliteHubDb), nameof(PostgresHubDb)];

    /// <summary>When this fails: dotnet run --project src/dev/NewMigration -- NameOfTheChange</summary>
    [Theory, MemberData(nameof(Contexts))]
    public void Migrations_match_the_model(string context)
    {
        using HubDb db = context == nameof(SqliteHubDb)
            ? new SqliteHubDb(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite("Data Source=:memory:").Options)
            : new PostgresHubDb(new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql("Host=none").Options);

        Assert.False(db.Database.HasPendingModelChanges());
    }
}
