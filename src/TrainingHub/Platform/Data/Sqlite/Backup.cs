using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Data;

/// <summary>A whole copy of the embedded database while it is in use; never by copying the file, whose newest rows stand in the log beside it.</summary>
internal static class Backup
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the copy, readable by its owner alone; where it cannot be finished, nothing of it stays.</summary>
    /// <exception cref="RuleBroken">the file is there already, or the database is not the embedded one</exception>
    /// <exception cref="IOException">the place takes nothing</exception>
    public static async Task ToAsync(HubData db, string file, CancellationToken stop = default)
    {
        if (!db.Database.IsSqlite())
            throw new RuleBroken("backup.postgres", "PostgreSQL 的备份请用 pg_dump 或 WAL 归档，见运维手册");
        file = Path.GetFullPath(file);
        if (File.Exists(file))
            throw new RuleBroken("backup.exists", "备份文件已存在：{0}。请换一个文件名", file);
        MakeFolder(Path.GetDirectoryName(file)!);
        var half = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            Begin(half);
            await CopyAsync(db, half, stop);
            Check(half);
            using (var written = new FileStream(half, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(half, file);
        }
        catch (SqliteException trouble) when (DiskTrouble.Of(trouble) is not DiskTrouble.None)
        {
            throw new IOException(trouble.Message, trouble);
        }
        finally
        {
            File.Delete(half);
            File.Delete(half + "-journal");
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
    }

    // SQLite writes into an empty file as into one that is not there, and leaves its mode.
    private static void Begin(string half)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        new FileStream(half, options).Dispose();
    }

    private static async Task CopyAsync(HubData db, string half, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            var readsOnly = await db.ReadsOnlyAsync(stop);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // A connection that only reads refuses to write the copy, too; the database itself stays open for reading only.
            command.CommandText = "PRAGMA query_only=OFF; VACUUM INTO $file;";
            command.Parameters.Add(new SqliteParameter("$file", half));
            try
            {
                await command.ExecuteNonQueryAsync(stop);
            }
            finally
            {
                command.Parameters.Clear();
                command.CommandText = $"PRAGMA query_only={(readsOnly ? "ON" : "OFF")}";
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static void Check(string file)
    {
        using var connection = new SqliteConnection(SqliteEnvelope.Connection(file, SqliteOpenMode.ReadOnly, pooling: false));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check";
        if (command.ExecuteScalar() is not "ok")
            throw new InvalidOperationException("The backup does not pass SQLite's own check.");
    }
}
