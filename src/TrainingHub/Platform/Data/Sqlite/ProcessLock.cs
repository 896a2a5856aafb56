namespace TrainingHub.Platform.Data;

/// <summary>
/// One writing process per database file. The lock is the operating system's and ends with its process, however that ends;
/// beside it stands who holds it.
/// </summary>
internal sealed class ProcessLock : IDisposable
{
    private readonly FileStream held;

    private ProcessLock(FileStream held) => this.held = held;

    /// <exception cref="RuleBroken">another process holds the database, or the file is where locks do not hold</exception>
    /// <exception cref="IOException">the disk takes nothing; likewise <see cref="UnauthorizedAccessException"/></exception>
    public static ProcessLock Take(string database)
    {
        RefuseUnsafePlace(database);
        FileStream held;
        try
        {
            held = new(database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (DiskTrouble.Of(taken) == DiskTrouble.None)
        {
            throw new RuleBroken("data.held", "数据库正由另一个进程使用：{0}。请先停止它，或稍后再试", Holder(database));
        }
        try
        {
            File.WriteAllText(database + ".holder", $"{Environment.ProcessId} {Command()}");
        }
        catch (IOException full) when (DiskTrouble.Of(full) != DiskTrouble.None)
        {
            // The lock holds all the same; only its holder's name is not there to be told.
        }
        return new(held);
    }

    public void Dispose() => held.Dispose();

    private static string Command() =>
        string.Join(' ', Environment.GetCommandLineArgs().Skip(1).TakeWhile(a => !a.StartsWith('-')).DefaultIfEmpty("serve"));

    private static string Holder(string database)
    {
        try
        {
            return File.ReadAllText(database + ".holder");
        }
        catch (IOException)
        {
            return "?";
        }
    }

    // On a network file system locks may be granted twice; through a link one file can have two locks.
    private static void RefuseUnsafePlace(string database)
    {
        var folder = Path.GetDirectoryName(database)!;
        foreach (var path in new[] { folder, database, database + "-wal", database + "-shm", database + ".lock" })
            if (new FileInfo(path).LinkTarget is not null)
                throw new RuleBroken("data.link", "数据库不能放在符号链接后面：{0}。请在 Data:Folder 写真实的文件夹", path);
        if (Format(folder) is var format && IsRemote(format))
            throw new RuleBroken("data.network", "数据库不能放在网络文件系统（{0}）上：文件锁在那里不可靠。请改用本机磁盘，或改用 PostgreSQL", format);
    }

    internal static bool IsRemote(string format) =>
        format is "nfs" or "nfs4" or "cifs" or "smb" or "smb2" or "smbfs" or "afs" or "ceph" or "9p" or "glusterfs" or "lustre" or "ncpfs"
        || format.StartsWith("fuse.ssh", StringComparison.Ordinal) || format.StartsWith("fuse.gluster", StringComparison.Ordinal);

    private static string Format(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return drive.DriveType == DriveType.Network && !IsRemote(drive.DriveFormat) ? "cifs" : drive.DriveFormat;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}
