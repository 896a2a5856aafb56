using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace TrainingHub.Platform.Data;

/// <summary>
/// How rows of this product are saved, whichever they are: the conventions, the write gate, the operation a save belongs to. The
/// tables themselves stand in <see cref="HubDb"/>, above the wings; whatever serves every wing asks for this class.
/// </summary>
internal abstract class HubData(DbContextOptions options) : DbContext(options)
{
    private bool saving;

    /// <summary>How either database is spoken to: what is told in the log, who looks on, many new rows at once.</summary>
    /// <param name="database">which of the two, and where</param>
    /// <param name="logs">of the program</param>
    /// <param name="interceptors">the history, and whatever else looks on</param>
    public static DbContextOptions Options(DbContextOptionsBuilder database, ILoggerFactory logs, IEnumerable<IInterceptor> interceptors) => database
        .UseLoggerFactory(logs).AddInterceptors(interceptors).ReplaceService<IDatabase, BulkDatabase>()
        // Lists are counted to a bound, which needs no order. That whatever is shown has one is tested.
        .ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning))
        .Options;

    /// <summary>Who is doing what; the history takes it from here.</summary>
    public Acting Acting { get; internal set; } = new();

    /// <summary>The sending of a form that the next save belongs to.</summary>
    internal Operation? Pending { get; set; }

    /// <summary>When the last history row of this context was written, and in which transaction: nothing later stands in it.</summary>
    internal (Guid Transaction, DateTime At)? LastTold { get; set; }

    /// <summary>The turn to write to the embedded database; null on PostgreSQL, which orders its writers itself.</summary>
    internal WriteGate? Gate { get; init; }

    /// <summary>
    /// The next save rests on what this row says though it does not change it: a count, a state. Of two that read the row at the same
    /// moment, the second to save is refused. The row is read before whatever is decided by it.
    /// </summary>
    public void Touch(IVersioned row)
    {
        var entry = Entry((object)row);
        if (entry.State == EntityState.Detached)
            entry.State = EntityState.Unchanged; // read without tracking; its version is that of the reading
        entry.Property(nameof(IVersioned.Version)).IsModified = true;
    }

    /// <summary>Whether the database was opened without the right to write: by a command that only reads, or on a disk that takes nothing.</summary>
    internal async Task<bool> ReadsOnlyAsync(CancellationToken ct) => await Database.SqlQueryRaw<int>(AsksReadsOnly).SingleAsync(ct) == 1;

    /// <inheritdoc cref="ReadsOnlyAsync"/>
    internal bool ReadsOnly() => Database.SqlQueryRaw<int>(AsksReadsOnly).AsEnumerable().Single() == 1;

    private string AsksReadsOnly => Database.IsSqlite()
        ? "SELECT query_only AS \"Value\" FROM pragma_query_only"
        : "SELECT CASE current_setting('transaction_read_only') WHEN 'on' THEN 1 ELSE 0 END AS \"Value\"";

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var level = Gate?.DepthOf(this) ?? 0;
        Gate?.Enter(this);
        saving = true;
        try
        {
            Notice();
            var rows = base.SaveChanges(acceptAllChangesOnSuccess);
            if (rows > 0)
                Pending = null;
            return rows;
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            saving = false;
            ChangeTracker.AutoDetectChangesEnabled = true;
            Gate?.ReturnTo(level, this);
        }
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var level = Gate?.DepthOf(this) ?? 0;
        if (Gate is not null)
            await Gate.EnterAsync(this, cancellationToken);
        saving = true;
        try
        {
            Notice();
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (rows > 0)
                Pending = null;
            return rows;
        }
        catch
        {
            Forget();
            throw;
        }
        finally
        {
            saving = false;
            ChangeTracker.AutoDetectChangesEnabled = true;
            Gate?.ReturnTo(level, this);
        }
    }

    /// <summary>A transaction given up without a word ends when its connection closes.</summary>
    internal void ConnectionClosed()
    {
        if (!saving)
            Gate?.ReturnTo(0, this);
    }

    public override void Dispose()
    {
        base.Dispose();
        Gate?.ReturnTo(0, this);
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Gate?.ReturnTo(0, this);
        GC.SuppressFinalize(this);
    }

    // Looks for changes once; otherwise every interceptor that asks for entries, and the save itself, would look through all rows again.
    // Of a new row nothing can have changed: it is read when it is written.
    private void Notice()
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State != EntityState.Added).ToList())
            entry.DetectChanges();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Types(configurationBuilder, Database.IsNpgsql());

    // Every table brings its mapping in its own file.
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        Conventions.Model(modelBuilder.Model);
    }

    // A failed save may be tried again; what the interceptors added to it must not be there twice.
    private void Forget()
    {
        ChangeTracker.AutoDetectChangesEnabled = true;
        LastTold = null;
        foreach (var entry in ChangeTracker.Entries().Where(e => e is { State: EntityState.Added, Entity: IAddedBySave }).ToList())
            entry.State = EntityState.Detached;
    }
}
