using TrainingHub.Platform.Data;

namespace TrainingHub.Tests;

/// <summary>
/// A fresh, migrated database for one test: a copy of a template made once per run. Where the suite's database is not on
/// the machine, the test is shown as skipped with the reason.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? name;

    private TestDatabase(string folder, string? name, Dictionary<string, string?> settings)
    {
        Folder = folder;
        Settings = settings;
        this.name = name;
    }

    /// <summary>The data folder of the test; deleted at its end.</summary>
    public string Folder { get; }

    /// <summary>The settings that point a host or a child process at this database.</summary>
    public Dictionary<string, string?> Settings { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-").FullName;
        var settings = new Dictionary<string, string?> { ["Data:Folder"] = folder, ["Keys:File"] = Path.Combine(folder, "keys.json") };
        if (ThisSuite.Database == DatabaseKind.Sqlite)
        {
            await SqliteTemplate.CopyToAsync(folder);
            return new(folder, null, settings);
        }

        var cluster = await PostgresCluster.RunningAsync();
        Assert.SkipWhen(cluster.Missing is not null, cluster.Missing ?? "");
        var name = $"t{Guid.NewGuid():N}";
        await cluster.CopyTemplateAsync(name);
        settings["Data:Database"] = nameof(DatabaseKind.Postgres);
        settings["Data:ConnectionString"] = cluster.ConnectionTo(name);
        return new(folder, name, settings);
    }

    public async ValueTask DisposeAsync()
    {
        if (name is not null)
            await (await PostgresCluster.RunningAsync()).DropAsync(name);
        Directory.Delete(Folder, recursive: true);
    }
}
