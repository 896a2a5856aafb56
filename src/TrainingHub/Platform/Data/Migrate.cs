using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace TrainingHub.Platform.Data;

/// <summary>Brings the database to the shape this version needs. Safe to run again; an interrupted run is finished by the next.</summary>
internal sealed class Migrate(IDbContextFactory<HubData> databases, IOptions<DataSettings> settings, TimeProvider clock, ILogger<Migrate> log)
{
    /// <summary>What <c>serve</c> does: the embedded database is migrated, on PostgreSQL only the version is checked.</summary>
    /// <exception cref="RuleBroken">the server's database is of another version</exception>
    internal async Task AtStartAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (db.Database.IsSqlite() && !await db.ReadsOnlyAsync(stop))
        {
            await EmbeddedAtStartAsync(db, stop);
            return;
        }
        var (missing, _) = await StandAsync(db, stop);
        if (missing > 0)
            throw new RuleBroken("data.version", "数据库的版本与程序不符，缺少 {0} 个迁移。请先运行 migrate 命令", missing);
        await EngineSchema.MustBeThereAsync(db, stop);
    }

    // A disk that takes nothing keeps nobody from reading what is of this version and whole.
    private async Task EmbeddedAtStartAsync(HubData db, CancellationToken stop)
    {
        try
        {
            await RunAsync(stop);
        }
        catch (Exception full) when (DiskTrouble.Of(full) is var disk and not DiskTrouble.None)
        {
            if ((await StandAsync(db, stop)).Missing > 0 || (await Safeguards.MissingAsync(db, stop)).Count > 0)
                throw;
            log.LogError("The disk of the data takes nothing ({Trouble}): only reading will do", disk);
        }
    }

    /// <summary>Backup first, then the migrations, then everything the database itself refuses.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var now = clock.Now;
        var embedded = db.Database.IsSqlite();
        var (missing, applied) = await StandAsync(db, stop);
        if (missing > 0)
        {
            if (embedded && applied > 0)
            {
                var file = Path.Combine(Path.GetDirectoryName(settings.Value.File)!, "backups", $"before-migrate-{now:yyyyMMdd-HHmmss}.db");
                await Backup.ToAsync(db, file, stop);
                log.LogInformation("Backed up before migrating to {File}", Path.GetFileName(file));
            }
            if (embedded)
                await ForgetAbandonedLockAsync(db, stop);
            if (!embedded)
                await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(stop);
            await db.Database.MigrateAsync(stop);
            log.LogInformation("Applied {Count} migrations", missing);
        }
        if (!embedded)
            await EngineSchema.MakeAsync(db, stop);
        await Safeguards.AssertAsync(db, stop);
        if (!await db.Set<Installation>().AnyAsync(stop))
        {
            db.Add(new Installation { Id = RowId.New(), CreatedAt = now });
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>How many migrations are missing and how many are there. A table that is not there is not asked for them: the attempt would be logged as an error.</summary>
    /// <exception cref="RuleBroken">the database was made by a newer version: <c>data.newer</c></exception>
    private static async Task<(int Missing, int Applied)> StandAsync(HubData db, CancellationToken stop)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        var isThere = await db.Database.SqlQueryRaw<int>(db.Database.IsSqlite()
            ? "SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsHistory'"
            : "SELECT COUNT(to_regclass('\"__EFMigrationsHistory\"'))::int AS \"Value\"").SingleAsync(stop) > 0;
        var applied = isThere ? (await db.Database.GetAppliedMigrationsAsync(stop)).ToHashSet() : [];
        return applied.FirstOrDefault(m => !known.Contains(m)) is { } newer
            ? throw new RuleBroken("data.newer", "数据库由更新的程序版本建立（迁移 {0}）。请改用新版本的程序", newer)
            : (known.Count - applied.Count, applied.Count);
    }

    // A run that was killed leaves this row behind, and EF would wait for it for ever. The process lock says nobody else is migrating.
    private static async Task ForgetAbandonedLockAsync(HubData db, CancellationToken stop)
    {
        var there = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop);
        if (there > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", stop);
    }
}
