using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace TrainingHub.Platform.Data;

/// <summary>Whether what is saved finds its way to the disk of the embedded database.</summary>
internal sealed class DataDisk(IDbContextFactory<HubData> databases, IOptions<DataSettings> settings)
{
    private const int TrialBytes = 64 * 1024;

    // Anybody may ask for the health of the site; the disk is tried at most so often.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly Lock door = new();
    private long triedAt = long.MinValue;
    private DiskTrouble found;

    /// <summary>What is wrong and what to do; null when all is well, and on PostgreSQL, whose server knows its own disk.</summary>
    public async Task<Sentence?> TroubleAsync(CancellationToken ct)
    {
        if (settings.Value.Database != DatabaseKind.Sqlite)
            return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var folder = Path.GetDirectoryName(settings.Value.File)!;
        return Try(folder) switch
        {
            DiskTrouble.Full => new("数据所在的磁盘已满：现在只能查看，不能保存。请腾出空间。"),
            DiskTrouble.ReadOnly => new("数据所在的磁盘只能读、不能写：现在只能查看，不能保存。请检查磁盘和文件夹的权限。"),
            DiskTrouble.Failing => new("数据所在的磁盘出错：现在只能查看，不能保存。请检查磁盘。"),
            _ => await db.ReadsOnlyAsync(ct) ? new("启动时数据所在的磁盘写不进去，现在只能查看。磁盘已恢复，请重新启动网站。") : null,
        };
    }

    private DiskTrouble Try(string folder)
    {
        lock (door)
        {
            if (triedAt == long.MinValue || Environment.TickCount64 - triedAt >= KeptFor.TotalMilliseconds)
                (found, triedAt) = (Written(folder), Environment.TickCount64);
            return found;
        }
    }

    private static DiskTrouble Written(string folder)
    {
        var trial = Path.Combine(folder, $".trial-{Environment.ProcessId}");
        try
        {
            using (var file = File.OpenHandle(trial, FileMode.Create, FileAccess.Write))
                RandomAccess.Write(file, new byte[TrialBytes], 0);
            return DiskTrouble.None;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return DiskTrouble.Of(trouble) is var kind and not DiskTrouble.None ? kind : DiskTrouble.Failing;
        }
        finally
        {
            Forget(trial);
        }
    }

    private static void Forget(string trial)
    {
        try
        {
            File.Delete(trial);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // On a disk that only reads it was not made.
        }
    }
}
