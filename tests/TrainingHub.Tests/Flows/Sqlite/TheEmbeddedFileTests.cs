using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;

namespace TrainingHub.Tests.Flows;

/// <summary>The embedded database's file: one process writes, nothing is lost by a copy or a second migration.</summary>
public sealed class TheEmbeddedFileTests : HubTest
{
    private string File => Path.Combine(Database.Folder, "hub.db");

    [Fact]
    public async Task A_second_opening_is_refused_and_says_who_holds_it()
    {
        await AddUserAsync(Db);

        using var second = Open(new() { Folder = Database.Folder });
        var refused = Assert.Throws<RuleBroken>(() => second.CreateDbContext());

        Assert.Equal("data.held", refused.Code);
        Assert.Contains($"{Environment.ProcessId} ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_beside_it_reads_and_cannot_write()
    {
        await AddUserAsync(Db);

        using var reader = Open(new() { Folder = Database.Folder, ReadOnly = true });
        await using var db = reader.CreateDbContext();

        Assert.Equal(1, await db.Users.CountAsync(Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => AddUserAsync(db));
    }

    [Fact]
    public void A_file_behind_a_link_is_refused()
    {
        var link = Path.Combine(Database.Folder, "link");
        Directory.CreateSymbolicLink(link, Database.Folder);

        Assert.Equal("data.link", Assert.Throws<RuleBroken>(() => ProcessLock.Take(Path.Combine(link, "hub.db"))).Code);
        Assert.True(ProcessLock.IsRemote("nfs4"));
        Assert.False(ProcessLock.IsRemote("ext4"));
    }

    [Fact]
    public async Task Twenty_people_save_at_once_and_everybody_is_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ElsewhereAsync(async s =>
        {
            for (var i = 0; i < 5; i++)
                await AddUserAsync(s.GetRequiredService<HubDb>());
        }), Stop)));

        Assert.Equal(100, await Db.Users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_transaction_given_up_without_a_word_lets_the_next_writer_in()
    {
        await ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            await using (await db.Database.BeginTransactionAsync(Stop))
                await AddUserAsync(db);
        });

        await AddUserAsync(Db);

        Assert.Equal(1, await Db.Users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_refused_save_lets_the_next_writer_in()
    {
        var twice = Guid.NewGuid();
        await AddUserAsync(Db, twice);
        await ElsewhereAsync(s => Assert.ThrowsAnyAsync<DbUpdateException>(() => AddUserAsync(s.GetRequiredService<HubDb>(), twice)));

        await ElsewhereAsync(s => AddUserAsync(s.GetRequiredService<HubDb>()));
    }

    [Fact]
    public async Task A_connection_with_other_settings_than_ours_is_refused()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Stop);

        var error = Assert.Throws<InvalidOperationException>(() => SqliteConnectionInterceptor.Prepare(connection, readOnly: false));

        Assert.Contains("should be", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_holds_the_newest_row_and_opens_alone()
    {
        await AddUserAsync(Db);
        var copy = Directory.CreateDirectory(Path.Combine(Database.Folder, "copy")).FullName;
        await Backup.ToAsync(Db, Path.Combine(copy, "hub.db"), Stop);

        using var restored = Open(new() { Folder = copy });
        await using var db = restored.CreateDbContext();

        Assert.Equal(1, await db.Users.CountAsync(Stop));
        Assert.Empty(await Safeguards.MissingAsync(db, Stop));
        Assert.Equal("backup.exists", (await Assert.ThrowsAsync<RuleBroken>(() => Backup.ToAsync(Db, Path.Combine(copy, "hub.db"), Stop))).Code);
    }

    [Fact]
    public async Task A_backup_is_made_beside_a_running_site_by_one_who_only_reads()
    {
        await AddUserAsync(Db);
        using var reader = Open(new() { Folder = Database.Folder, ReadOnly = true });
        await using var db = reader.CreateDbContext();
        var copy = Directory.CreateDirectory(Path.Combine(Database.Folder, "copy")).FullName;

        await Backup.ToAsync(db, Path.Combine(copy, "hub.db"), Stop);

        using var restored = Open(new() { Folder = copy });
        await using var again = restored.CreateDbContext();
        Assert.Equal(1, await again.Users.CountAsync(Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => AddUserAsync(db));
    }

    [Fact]
    public async Task Migrating_again_changes_nothing_and_brings_lost_triggers_back()
    {
        await Db.Database.ExecuteSqlRawAsync("DROP TRIGGER guard_history_delete", Stop);
        Assert.Equal(["history"], await Safeguards.MissingAsync(Db, Stop));

        await Make<Migrate>().RunAsync(Stop);

        Assert.Empty(await Safeguards.MissingAsync(Db, Stop));
        Assert.False(Directory.Exists(Path.Combine(Database.Folder, "backups")));
    }

    [Fact]
    public async Task Starting_again_leaves_guards_alone_that_nobody_touched()
    {
        await Make<Migrate>().RunAsync(Stop);
        var shape = await ScalarAsync("SELECT CAST(schema_version AS TEXT) AS \"Value\" FROM pragma_schema_version");
        await Make<Migrate>().RunAsync(Stop);
        Assert.Equal(shape, await ScalarAsync("SELECT CAST(schema_version AS TEXT) AS \"Value\" FROM pragma_schema_version"));

        const string Partial = "SELECT MIN(name) AS \"Value\" FROM sqlite_master WHERE type = 'index' AND sql LIKE '% WHERE %'";
        var index = await ScalarAsync(Partial);
        var drop = $"DROP INDEX \"{index}\"";
        await Db.Database.ExecuteSqlRawAsync(drop, Stop);
        await Make<Migrate>().RunAsync(Stop);
        Assert.Equal(index, await ScalarAsync(Partial));
    }

    private Task<string> ScalarAsync(string sql) => Db.Database.SqlQueryRaw<string>(sql).SingleAsync(Stop);

    [Fact]
    public async Task A_migration_that_was_killed_is_finished_by_the_next()
    {
        await Db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT); INSERT OR REPLACE INTO \"__EFMigrationsLock\" VALUES (1, 'then')", Stop);
        await Db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"; CREATE TABLE kept (id INTEGER)", Stop);

        // The history is gone, so the first migration cannot run; what matters is that it does not wait for ever.
        var patience = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<Exception>(() => Make<Migrate>().RunAsync(Stop));

        Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1));
        Assert.True(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task A_question_ends_with_whoever_asked_it()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var endless = Db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n)");

        var stopped = await Assert.ThrowsAnyAsync<Exception>(() => endless.SingleAsync(patience.Token));

        Assert.Equal(Refusal.Unavailable, DatabaseTrouble.Of(stopped));
        Assert.True(DatabaseTrouble.IsGivenUp(stopped, patience.Token));
        Assert.False(DatabaseTrouble.IsGivenUp(stopped, Stop));
        Assert.Equal(0, await Db.Users.CountAsync(Stop));
    }

    [Fact]
    public async Task What_its_plans_rest_on_is_counted_when_it_closes()
    {
        var copy = Directory.CreateDirectory(Path.Combine(Database.Folder, "copy")).FullName;
        await Backup.ToAsync(Db, Path.Combine(copy, "hub.db"), Stop);
        using (var opened = Open(new() { Folder = copy }))
        {
            await using var db = opened.CreateDbContext();
            await AddUserAsync(db);
        }

        using var reader = Open(new() { Folder = copy, ReadOnly = true });
        await using var closed = reader.CreateDbContext();
        Assert.NotEqual(0, await closed.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sqlite_stat1 WHERE tbl = 'users'").SingleAsync(Stop));
        Assert.Equal(0, new FileInfo(Path.Combine(copy, "hub.db-wal")) is { Exists: true } log ? log.Length : 0);
    }

    private static HubDbFactory Open(DataSettings settings) => new(Options.Create(settings), NullLoggerFactory.Instance, TimeProvider.System);

    private static async Task AddUserAsync(HubDb db, Guid? id = null)
    {
        var key = id ?? Guid.NewGuid();
        db.Add(new HubUser { Id = key, UserName = $"u{key:N}", DisplayName = "王芳" });
        await db.SaveChangesAsync();
    }
}
