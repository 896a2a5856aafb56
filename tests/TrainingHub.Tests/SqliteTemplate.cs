using TrainingHub.Platform.Data;

namespace TrainingHub.Tests;

/// <summary>A migrated, empty database file made once per run.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<Task<string>> Folder = new(MakeAsync);

    public static async Task CopyToAsync(string folder) =>
        File.Copy(Path.Combine(await Folder.Value, "hub.db"), Path.Combine(folder, "hub.db"));

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hub-template-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await Template.MigrateAsync(new DataSettings { Folder = folder });
        return folder;
    }
}
