using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Demo;

/// <summary>
/// The folder in which a demonstration is made. While it is being made a mark lies in it, and only what carries the mark is ever
/// taken away: a run that was killed half-way is begun anew by the next.
/// </summary>
internal sealed class DemoFolder(string folder)
{
    private readonly string mark = Path.Combine(Path.GetFullPath(folder), "demo.unfinished");

    private string Database => Path.Combine(Path.GetFullPath(folder), "hub.db");

    /// <summary>Whether an earlier run ended before its time.</summary>
    public bool IsHalfMade => File.Exists(mark);

    /// <summary>Marks a folder without data as one in which a demonstration is being made.</summary>
    public void Begin()
    {
        if (File.Exists(Database))
            return;
        Directory.CreateDirectory(Path.GetFullPath(folder));
        File.WriteAllText(mark, "A demonstration is being made here; killed half-way, it is begun anew by the command demo.\n");
    }

    public void Finish() => File.Delete(mark);

    /// <summary>Takes the half-made data away: database, letters, and the key file that opens nothing else.</summary>
    /// <exception cref="RuleBroken">another process is making it: <c>data.held</c></exception>
    /// <param name="open">makes the product on this folder</param>
    public async Task ClearAsync(Func<WebApplication> open, CancellationToken ct)
    {
        if (File.Exists(Database) && await KeyFileAsync(open, ct) is { } keys)
            File.Delete(keys);
        var letters = Path.Combine(Path.GetFullPath(folder), "mail");
        if (Directory.Exists(letters))
            foreach (var letter in Directory.EnumerateFiles(letters).Where(IsLetter).ToList())
                File.Delete(letter);
        foreach (var file in new[] { "", "-wal", "-shm", ".holder", ".lock" })
            File.Delete(Database + file);
    }

    // Opening takes the process lock: who is still making it is told by name, and keeps it.
    private static async Task<string?> KeyFileAsync(Func<WebApplication> open, CancellationToken ct)
    {
        await using var app = open();
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var id = await scope.ServiceProvider.GetRequiredService<HubDb>().Set<Installation>().Select(i => i.Id).SingleAsync(ct);
            var file = app.Services.GetRequiredService<IOptions<KeySettings>>().Value.File ?? KeyFile.DefaultFor(id);
            return File.Exists(file) && KeyFile.Read(file, id) is not null ? file : null;
        }
        catch (Exception early) when (early is System.Data.Common.DbException or InvalidOperationException or RuleBroken { Code: not "data.held" })
        {
            return null; // killed before there were keys, or the file is not this demonstration's
        }
    }

    private static bool IsLetter(string file) => Path.GetFileName(file) is var name
        && (name.EndsWith(".eml", StringComparison.Ordinal) || name.EndsWith(".draft", StringComparison.Ordinal))
        && Guid.TryParseExact(name.Trim('.').Split('.')[0], "N", out _);
}
