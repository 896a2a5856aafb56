using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Data;

namespace TrainingHub.Tests;

/// <summary>A fresh, migrated database for one test; a copy of a template made once per run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private TestDatabase(string folder) => Folder = folder;

    /// <summary>The data folder of the test; deleted at its end.</summary>
    public string Folder { get; }

    /// <summary>The settings that point a host at this database.</summary>
    public Dictionary<string, string?> Settings => new() { ["Data:Folder"] = Folder };

    public static async Task<TestDatabase> CreateAsync()
    {
        var template = await Template.Value;
        var folder = Directory.CreateTempSubdirectory("hub-").FullName;
        File.Copy(Path.Combine(template, "hub.db"), Path.Combine(folder, "hub.db"));
        return new(folder);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var factory = new HubDbFactory(Options.Create(new DataSettings { Folder = folder }), NullLoggerFactory.Instance);
        await using (var db = factory.CreateDbContext())
            await db.Database.EnsureCreatedAsync();
        SqliteConnection.ClearAllPools();
        return folder;
    }
}
