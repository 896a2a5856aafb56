using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrainingHub.Platform.Data;

/// <summary>
/// What the database itself refuses: changes of append-only tables, and second rows where a partial index allows one. Computed from the
/// model and asserted after every migration, because a rebuilt SQLite table silently loses its triggers.
/// </summary>
internal static class Safeguards
{
    /// <summary>Message of the trigger that stands in for a unique index; read by <see cref="DatabaseTrouble"/>.</summary>
    public const string Duplicate = "duplicate row: ";

    /// <summary>
    /// Makes them as this program declares them. An embedded database whose shape nobody has touched since this very program did so is left
    /// alone: the model for it costs more than the rest of the start.
    /// </summary>
    public static async Task AssertAsync(HubData db, CancellationToken stop = default)
    {
        var sqlite = db.Database.IsSqlite();
        if (sqlite && await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM pragma_user_version, pragma_schema_version WHERE user_version = (schema_version + {Program}) & 2147483647").SingleAsync(stop) > 0)
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (sqlite)
            foreach (var drop in (await TriggersAsync(db, stop)).Select(name => $"DROP TRIGGER \"{name}\""))
                await db.Database.ExecuteSqlRawAsync(drop, stop);
        else
            await db.Database.ExecuteSqlRawAsync(PostgresFunction, stop);
        var model = db.GetService<IDesignTimeModel>().Model;
        foreach (var table in model.GetEntityTypes().Where(IsAppendOnly))
            await db.Database.ExecuteSqlRawAsync(sqlite ? SqliteTriggers(table) : PostgresTriggers(table), stop);
        foreach (var index in model.GetEntityTypes().SelectMany(t => t.GetDeclaredIndexes()).Where(i => i.GetFilter() is not null))
            await db.Database.ExecuteSqlRawAsync(PartialIndex(index), stop);
        if (sqlite)
        {
            var mark = await db.Database.SqlQuery<int>($"SELECT (schema_version + {Program}) & 2147483647 AS \"Value\" FROM pragma_schema_version").SingleAsync(stop);
            var note = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {mark}");
            await db.Database.ExecuteSqlRawAsync(note, stop);
        }
        await transaction.CommitAsync(stop);
    }

    /// <summary>Differs from build to build, not from start to start. The database counts the changes of its shape; the sum of both is kept in it.</summary>
    private static readonly int Program = BitConverter.ToInt32(typeof(Safeguards).Module.ModuleVersionId.ToByteArray()) & int.MaxValue;

    /// <summary>Tables that lack one of their triggers; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(HubData db, CancellationToken stop = default)
    {
        var there = (await TriggersAsync(db, stop)).ToHashSet();
        var kinds = db.Database.IsSqlite() ? new[] { "update", "delete", "insert" } : ["update", "delete", "truncate"];
        var wanted = db.Model.GetEntityTypes().Where(IsAppendOnly).Select(t => t.GetTableName()!)
            .SelectMany(table => kinds.Select(kind => (Table: table, Trigger: $"guard_{table}_{kind}")));
        return [.. wanted.Where(w => !there.Contains(w.Trigger)).Select(w => w.Table).Distinct()];
    }

    private static bool IsAppendOnly(IReadOnlyEntityType type) => typeof(IAppendOnly).IsAssignableFrom(type.ClrType) && type.BaseType is null;

    private static Task<List<string>> TriggersAsync(HubData db, CancellationToken stop) => db.Database.SqlQueryRaw<string>(db.Database.IsSqlite()
        ? "SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard!_%' ESCAPE '!'"
        : "SELECT CAST(tgname AS text) AS \"Value\" FROM pg_trigger WHERE tgname LIKE 'guard!_%' ESCAPE '!' AND tgenabled <> 'D'").ToListAsync(stop);

    private static string SqliteTriggers(IEntityType type)
    {
        var table = type.GetTableName()!;
        var says = $"BEGIN SELECT RAISE(ABORT, 'append-only table: {table}'); END;";
        var keys = type.GetKeys().Select(k => k.Properties).Concat(type.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties));
        var same = string.Join(" OR ", keys.Select(key =>
            $"EXISTS (SELECT 1 FROM \"{table}\" WHERE {string.Join(" AND ", key.Select(p => $"{Column(p)} = NEW.{Column(p)}"))})"));
        return $"""
            CREATE TRIGGER "guard_{table}_update" BEFORE UPDATE ON "{table}" WHEN {Change(type, "IS NOT")} {says}
            CREATE TRIGGER "guard_{table}_delete" BEFORE DELETE ON "{table}" {says}
            CREATE TRIGGER "guard_{table}_insert" BEFORE INSERT ON "{table}" WHEN {same} BEGIN SELECT RAISE(ABORT, '{Duplicate}{table}'); END;
            """;
    }

    private static string PostgresTriggers(IEntityType type)
    {
        var table = type.GetTableName()!;
        return $"""
            CREATE OR REPLACE TRIGGER "guard_{table}_update" BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN ({Change(type, "IS DISTINCT FROM")}) EXECUTE FUNCTION hub_append_only();
            CREATE OR REPLACE TRIGGER "guard_{table}_delete" BEFORE DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION hub_append_only();
            CREATE OR REPLACE TRIGGER "guard_{table}_truncate" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION hub_append_only();
            """;
    }

    private const string PostgresFunction = """
        CREATE OR REPLACE FUNCTION hub_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'append-only table: %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
        """;

    /// <summary>True for an update that is not one of the two allowed: filling columns that were empty, sealing anew under a later key.</summary>
    private static string Change(IEntityType type, string differs)
    {
        return type.GetProperties().Any(p => Mark(p) is not null) ? string.Join(" OR ", type.GetProperties().Select(Refused)) : "1 = 1";

        string Refused(IProperty p) => Mark(p) switch
        {
            ColumnMarks.Filled => $"(OLD.{Column(p)} IS NOT NULL AND OLD.{Column(p)} {differs} NEW.{Column(p)})",
            // The second byte is the id of the key, and the database cannot say more about what stands behind it.
            ColumnMarks.Sealed => $"(OLD.{Column(p)} {differs} NEW.{Column(p)} AND NOT substr(NEW.{Column(p)}, 2, 1) > substr(OLD.{Column(p)}, 2, 1))",
            _ => $"OLD.{Column(p)} {differs} NEW.{Column(p)}",
        };

        static string? Mark(IProperty p) => ((string[])[ColumnMarks.Filled, ColumnMarks.Sealed]).FirstOrDefault(mark => p.FindAnnotation(mark) is not null);
    }

    private static string PartialIndex(IIndex index) =>
        $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX IF NOT EXISTS \"{index.GetDatabaseName()}\" ON \"{index.DeclaringEntityType.GetTableName()}\" "
        + $"({string.Join(", ", index.Properties.Select(Column))}) WHERE {index.GetFilter()}";

    private static string Column(IReadOnlyProperty property) => $"\"{property.GetColumnName()}\"";
}
