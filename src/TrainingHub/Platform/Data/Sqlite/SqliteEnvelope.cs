using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TrainingHub.Platform.Data;

/// <summary>
/// Everything around the embedded database's file: its process lock, its write gate, its checkpoints. Without this a
/// second process, or a checkpoint beside a writer, can damage the file.
/// </summary>
internal sealed class SqliteEnvelope : IDisposable
{
    private const long CheckpointAt = 4 << 20;
    private static readonly TimeSpan IdleAfter = TimeSpan.FromSeconds(2);

    // SQLite counts again only those tables that have grown or shrunk tenfold, by a few hundred rows of each index.
    private const string CountAnew = "PRAGMA optimize=0x10012";

    private readonly string file;
    private readonly ILogger log;
    private readonly Timer? idle;
    private readonly string connections;
    private ProcessLock? held;
    private SqliteConnection? checkpoints;
    private long tryAgainAt = CheckpointAt;
    private long countedAt = -(long)TimeSpan.FromDays(2).TotalMilliseconds;

    /// <exception cref="RuleBroken">another process writes to the file, or there is no file to read</exception>
    public SqliteEnvelope(string file, bool readOnly, ILogger<SqliteEnvelope> log)
    {
        (this.file, this.log) = (file, log);
        Gate = new(TimeSpan.FromSeconds(5));
        if (readOnly && !File.Exists(file))
            throw new RuleBroken("data.none", "这里还没有数据库：{0}。请先运行 serve、demo 或 migrate", file);
        connections = readOnly ? Connection(file, SqliteOpenMode.ReadOnly) : Open();
        Options = new DbContextOptionsBuilder().UseSqlite(connections)
            .AddInterceptors(new GateTransactionInterceptor(Gate), new GateCommandInterceptor(Gate), new SqliteConnectionInterceptor(readOnly: held is null), new InterruptInterceptor(), PrefixInterceptor.Only)
            .Options;
        if (held is null)
            return;
        idle = new(_ => WhenIdle());
        Gate.BeforeOpening = AfterWrite;
    }

    public WriteGate Gate { get; }

    public DbContextOptions Options { get; private set; }

    public static string Connection(string file, SqliteOpenMode mode, bool pooling = true) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, ForeignKeys = true, DefaultTimeout = 5, Pooling = pooling }.ConnectionString;

    public void Add(ILoggerFactory logs, IEnumerable<IInterceptor> interceptors) =>
        Options = HubData.Options(new(Options), logs, interceptors);

    /// <summary>Opens for writing; on a disk that takes nothing, for reading, so that the public check and the lists stay.</summary>
    /// <returns>the words by which the database is connected to</returns>
    private string Open()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            held = ProcessLock.Take(file);
            OwnersOnly();
            checkpoints = new(Connection(file, SqliteOpenMode.ReadWriteCreate, pooling: false));
            checkpoints.Open();
            SqliteConnectionInterceptor.Prepare(checkpoints, readOnly: false);
            using var command = checkpoints.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=0"; // a long reader must not hold up the writers: try again later
            command.ExecuteNonQuery();
            return Connection(file, SqliteOpenMode.ReadWriteCreate);
        }
        catch (Exception refused) when (DiskTrouble.Of(refused) != DiskTrouble.None && File.Exists(file))
        {
            Close();
            log.LogError("The disk of the data takes nothing ({Trouble}): opened for reading only", DiskTrouble.Of(refused));
            return Connection(AsItLies(), SqliteOpenMode.ReadOnly);
        }
    }

    // Files of an earlier version may be open to others; those that SQLite makes beside it take the database's mode.
    private void OwnersOnly()
    {
        if (!OperatingSystem.IsWindows())
            foreach (var old in new[] { file, file + "-wal", file + "-shm" }.Where(File.Exists))
                File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    // Reading makes files beside the database, too, unless there is no log to read and nobody who could write one.
    private string AsItLies() => LogSize() == 0 ? new UriBuilder("file", "") { Path = file, Query = "immutable=1" }.Uri.AbsoluteUri : file;

    /// <summary>Called inside the gate: the log is folded into the file when it has grown, else soon after the last write.</summary>
    private void AfterWrite()
    {
        if (LogSize() >= Interlocked.Read(ref tryAgainAt))
            Checkpoint();
        else
            idle!.Change(IdleAfter, Timeout.InfiniteTimeSpan);
    }

    private void WhenIdle()
    {
        try
        {
            if (Gate.Waiting > 0 || LogSize() == 0)
                return;
            Gate.Enter(this);
            try
            {
                Checkpoint();
            }
            finally
            {
                Gate.Leave(this);
            }
        }
        catch (Exception later)
        {
            // Nobody would catch it from a timer. The next write asks again; a connection closed under it is the end of the process coming.
            log.LogDebug(later, "The log was not folded");
        }
    }

    // What was committed stands in the log: that it cannot be folded into the file is nobody's failure who has just saved. After large
    // saves, once a day and when it closes the database counts what its plans rest on.
    private void Checkpoint(bool closing = false)
    {
        try
        {
            using var command = checkpoints!.CreateCommand();
            var since = TimeSpan.FromMilliseconds(Environment.TickCount64 - countedAt);
            if (since > TimeSpan.FromDays(1) || since > TimeSpan.FromMinutes(1) && (closing || LogSize() >= CheckpointAt))
            {
                command.CommandText = CountAnew;
                command.ExecuteNonQuery();
                countedAt = Environment.TickCount64;
                using var others = new SqliteConnection(connections);
                SqliteConnection.ClearPool(others); // a connection reads the counts when it opens
            }
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException trouble)
        {
            log.LogWarning("The database's log could not be folded into its file: SQLite {Code}", trouble.SqliteExtendedErrorCode);
        }
        tryAgainAt = Math.Max(CheckpointAt, LogSize() + (1 << 20));
    }

    private long LogSize() => new FileInfo(file + "-wal") is { Exists: true } log ? log.Length : 0;

    public void Dispose()
    {
        Gate.BeforeOpening = null;
        idle?.Dispose();
        if (checkpoints is not null && LogSize() > 0)
            Checkpoint(closing: true);
        using (var connection = new SqliteConnection(connections))
            SqliteConnection.ClearPool(connection);
        Close();
    }

    private void Close()
    {
        checkpoints?.Dispose(); // the last one to close folds the log into the file
        held?.Dispose();
        (checkpoints, held) = (null, null);
    }
}
