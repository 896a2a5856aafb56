using Microsoft.EntityFrameworkCore;
using TrainingHub.Secrets;

namespace TrainingHub.Data;

/// <summary>Brings the database to the shape this version needs. Safe to run again; an interrupted run is finished by the next.</summary>
internal sealed class Migrate(HubDbFactory databases, TimeProvider clock, ILogger<Migrate> log)
{
    /// <summary>What <c>serve</c> does: the embedded database is migrated, on PostgreSQL only the version is checked.</summary>
    /// <exception cref="RuleBroken">the server's database is of another version</exception>
    public async Task AtStartAsync(CancellationToken stop = default)
    {
        if (databases.Settings.Database == DatabaseKind.Sqlite && !databases.Settings.ReadOnly)
        {
            await RunAsync(stop);
            return;
        }
        await using var db = databases.CreateDbContext();
        var missing = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (missing.Count > 0)
            throw new RuleBroken("data.version", "数据库的版本与程序不符，缺少 {0} 个迁移。请先运行 migrate 命令", missing.Count);
        var known = db.Database.GetMigrations().ToHashSet();
        if ((await db.Database.GetAppliedMigrationsAsync(stop)).FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new RuleBroken("data.newer", "数据库由更新的程序版本建立（迁移 {0}）。请改用新版本的程序", newer);
    }

    /// <summary>Backup first, then the migrations, then everything the database itself refuses.</summary>
    public async Task RunAsync(CancellationToken stop = default)
    {
        await using var db = databases.CreateDbContext();
        var embedded = db is SqliteHubDb;
        var missing = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        var known = db.Database.GetMigrations().ToHashSet();
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
            throw new RuleBroken("data.newer", "数据库由更新的程序版本建立（迁移 {0}）。请改用新版本的程序", newer);
        if (missing.Count > 0)
        {
            if (embedded && applied.Count > 0)
            {
                var file = Path.Combine(Path.GetDirectoryName(databases.Settings.File)!, "backups", $"before-migrate-{clock.Now:yyyyMMdd-HHmmss}.db");
                await Backup.ToAsync(db, file, stop);
                log.LogInformation("Backed up before migrating to {File}", Path.GetFileName(file));
            }
            if (embedded)
                await ForgetAbandonedLockAsync(db, stop);
            await db.Database.MigrateAsync(stop);
            log.LogInformation("Applied {Count} migrations", missing.Count);
        }
        await Safeguards.AssertAsync(db, stop);
        if (!await db.Set<Installation>().AnyAsync(stop))
        {
            db.Add(new Installation { Id = RowId.New(), CreatedAt = clock.Now });
            await db.SaveChangesAsync(stop);
        }
    }

    // A run that was killed leaves this row behind, and EF would wait for it for ever. The process lock says nobody else is migrating.
    private static async Task ForgetAbandonedLockAsync(HubDb db, CancellationToken stop)
    {
        var there = await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(stop);
        if (there > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", stop);
    }
}
