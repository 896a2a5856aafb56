using System.Diagnostics;

namespace TrainingHub.Tests.Flows;

/// <summary>A disk of a few megabytes that a story fills up or makes read-only: a tmpfs, which root may mount.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private string Filler => Path.Combine(Folder, "filler");

    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-disk-").FullName;

    public static async Task<SmallDisk> MountedAsync(int megabytes)
    {
        var disk = new SmallDisk();
        await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Folder);
        return disk;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Append);
        foreach (var size in new[] { 1 << 16, 1 << 12 })
            try
            {
                while (true)
                {
                    filler.Write(new byte[size]);
                    filler.Flush(flushToDisk: true);
                }
            }
            catch (IOException)
            {
                // full
            }
    }

    public void MakeRoom() => File.Delete(Filler);

    public Task ReadOnlyAsync() => RunAsync("mount", "-o", "remount,ro", Folder);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static async Task RunAsync(string command, params string[] words)
    {
        using var process = Process.Start(command, words);
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command} {string.Join(' ', words)} ended with {process.ExitCode}");
    }
}
