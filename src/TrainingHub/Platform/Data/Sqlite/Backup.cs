using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Platform.Data;

/// <summary>A whole copy of the embedded database while it is in use; never by copying the file, whose newest rows stand in the log beside it.</summary>
internal static class Backup
{
    /// <exception cref="RuleBroken">the file is there already, or the database is not the embedded one</exception>
    public static async Task ToAsync(HubData db, string file, CancellationToken stop = default)
    {
        if (!db.Database.IsSqlite())
            throw new RuleBroken("backup.postgres", "PostgreSQL 的备份请用 pg_dump 或 WAL 归档，见运维手册");
        file = Path.GetFullPath(file);
        if (File.Exists(file))
            throw new RuleBroken("backup.exists", "备份文件已存在：{0}。请换一个文件名", file);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var half = file + ".part";
        File.Delete(half);
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // A connection that only reads refuses to write the copy, too; the database itself stays open for reading only.
            command.CommandText = "PRAGMA query_only";
            var readsOnly = Convert.ToInt64(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture) == 1;
            command.CommandText = "PRAGMA query_only=OFF; VACUUM INTO $file;" + (readsOnly ? "PRAGMA query_only=ON;" : "");
            command.Parameters.Add(new SqliteParameter("$file", half));
            await command.ExecuteNonQueryAsync(stop);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        Check(half);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(half, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using (var written = new FileStream(half, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        File.Move(half, file);
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
