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

    private readonly string file;
    private readonly ProcessLock? held;
    private readonly SqliteConnection? checkpoints;
    private readonly Timer? idle;
    private long tryAgainAt = CheckpointAt;

    /// <exception cref="RuleBroken">another process writes to the file, or there is no file to read</exception>
    public SqliteEnvelope(string file, bool readOnly)
    {
        this.file = file;
        Gate = new(TimeSpan.FromSeconds(5));
        Options = Build(readOnly);
        if (readOnly)
        {
            if (!File.Exists(file))
                throw new RuleBroken("data.none", "这里还没有数据库：{0}。请先运行 serve、demo 或 migrate", file);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        held = ProcessLock.Take(file);
        checkpoints = new(Connection(file, SqliteOpenMode.ReadWriteCreate, pooling: false));
        checkpoints.Open();
        SqliteConnectionInterceptor.Prepare(checkpoints, readOnly: false);
        using (var command = checkpoints.CreateCommand())
        {
            command.CommandText = "PRAGMA busy_timeout=0"; // a long reader must not hold up the writers: try again later
            command.ExecuteNonQuery();
        }
        idle = new(_ => WhenIdle());
        Gate.BeforeOpening = AfterWrite;
    }

    public WriteGate Gate { get; }

    public DbContextOptions Options { get; private set; }

    public static string Connection(string file, SqliteOpenMode mode, bool pooling = true) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, ForeignKeys = true, DefaultTimeout = 5, Pooling = pooling }.ConnectionString;

    public void Add(ILoggerFactory logs, IEnumerable<IInterceptor> interceptors) =>
        Options = new DbContextOptionsBuilder(Options).UseLoggerFactory(logs).AddInterceptors(interceptors).Options;

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
        if (Gate.Waiting > 0 || LogSize() == 0)
            return;
        try
        {
            Gate.Enter(this);
            Checkpoint();
        }
        catch (Exception later) when (later is Busy or SqliteException or InvalidOperationException)
        {
            // The next write asks again; a connection closed under it is the end of the process coming.
        }
        finally
        {
            Gate.Leave(this);
        }
    }

    private void Checkpoint()
    {
        using var command = checkpoints!.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
        tryAgainAt = Math.Max(CheckpointAt, LogSize() + (1 << 20));
    }

    private long LogSize() => new FileInfo(file + "-wal") is { Exists: true } log ? log.Length : 0;

    private DbContextOptions Build(bool readOnly) => new DbContextOptionsBuilder()
        .UseSqlite(Connection(file, readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate))
        .AddInterceptors(new GateTransactionInterceptor(Gate), new GateCommandInterceptor(Gate), new SqliteConnectionInterceptor(readOnly))
        .Options;

    public void Dispose()
    {
        Gate.BeforeOpening = null;
        idle?.Dispose();
        using (var connection = new SqliteConnection(Connection(file, held is null ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate)))
            SqliteConnection.ClearPool(connection);
        checkpoints?.Dispose(); // the last one to close folds the log into the file
        held?.Dispose();
    }
}
