using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.History;

/// <summary>Writes the history of a save into the same save.</summary>
internal sealed class HistoryInterceptor(TimeProvider clock) : SaveChangesInterceptor
{
    private const string Hidden = "•";

    private static readonly ConcurrentDictionary<IProperty, bool> Secrets = [];

    // Chinese stays readable; the text goes to the database and to encoded pages, never into a script.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        var db = (HubData)eventData.Context!;
        if (Rows(db) is { Count: > 0 } rows)
            Add(db, rows, LastOfThisTransaction(db) ?? ClockCheck.LastRow(db).FirstOrDefault());
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (HubData)eventData.Context!;
        if (Rows(db) is { Count: > 0 } rows)
            Add(db, rows, LastOfThisTransaction(db) ?? await ClockCheck.LastRow(db).FirstOrDefaultAsync(cancellationToken));
        return result;
    }

    // A transaction of many saves asks the database once; after that its own rows are the last.
    private static DateTime? LastOfThisTransaction(HubData db) =>
        db.LastTold is { } told && told.Transaction == db.Database.CurrentTransaction?.TransactionId ? told.At : null;

    private static void Add(HubData db, List<HistoryEntry> rows, DateTime? last)
    {
        db.AddRange(rows);
        if (db.Database.CurrentTransaction is { } transaction)
            db.LastTold = (transaction.TransactionId, rows[0].At);
        if (last is not { } before || ClockTrouble.Between(before, rows[0].At) is not { } trouble)
            return;
        var jump = new ClockJump { Before = trouble.Before, After = trouble.After };
        if (db.ChangeTracker.Entries<ClockWord>().FirstOrDefault(w => w.State == EntityState.Added) is { } word)
            jump.Accept(word.Entity);
        db.Add(jump);
    }

    private List<HistoryEntry> Rows(HubData db)
    {
        var changed = db.ChangeTracker.Entries<IHistoried>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changed.Count == 0)
            return [];
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Readable);
        var rows = new List<HistoryEntry>(changed.Count);
        var now = clock.Now;
        foreach (var entry in changed)
        {
            var what = Changes(entry, buffer, json);
            if (what is null)
                continue;
            rows.Add(new HistoryEntry
            {
                At = now,
                ActorId = db.Acting.ActorId,
                ActorName = db.Acting.ActorName,
                Act = db.Acting.Act,
                Reason = db.Acting.Reason,
                OperationKey = db.Acting.OperationKey,
                Change = entry.State switch
                {
                    EntityState.Added => HistoryChange.Added,
                    EntityState.Deleted => HistoryChange.Removed,
                    _ => HistoryChange.Changed,
                },
                EntityKind = entry.Metadata.ClrType.Name,
                EntityId = HistoryEntry.IdOf(entry),
                Changes = what,
            });
        }
        return rows;
    }

    /// <summary>Before and after by property; null when nothing a person would ask about has changed.</summary>
    private static string? Changes(EntityEntry entry, ArrayBufferWriter<byte> buffer, Utf8JsonWriter json)
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        var any = false;
        json.WriteStartObject();
        foreach (var property in Told(entry.Metadata))
        {
            var (before, after) = Values(entry, property);
            if (before is null && after is null)
                continue;
            any = true;
            json.WriteStartArray(property.Name);
            Write(json, property, before);
            Write(json, property, after);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        json.Flush();
        return any || entry.State != EntityState.Modified ? Encoding.UTF8.GetString(buffer.WrittenSpan) : null;
    }

    /// <summary>Null twice for what did not change.</summary>
    private static (object? Before, object? After) Values(EntityEntry entry, IProperty property)
    {
        // Of the many rows of an import, an entry for each value would cost more than all else.
        if (entry.State == EntityState.Added && !property.IsShadowProperty())
            return (null, property.GetGetter().GetClrValue(entry.Entity));
        var value = entry.Property(property);
        if (entry.State == EntityState.Modified && !value.IsModified)
            return (null, null);
        return (entry.State == EntityState.Added ? null : value.OriginalValue, entry.State == EntityState.Deleted ? null : value.CurrentValue);
    }

    private static IProperty[] Told(IEntityType type) =>
        type.GetOrAddRuntimeAnnotationValue("Hub:Told", static type => type!.GetProperties().Where(IsTold).ToArray(), type);

    /// <summary>Whether the history says what the column became; keys and counters of saving are no news to anybody.</summary>
    internal static bool IsTold(IProperty property) =>
        !property.IsPrimaryKey() && property.Name is not (nameof(IVersioned.Version) or "ConcurrencyStamp" or "SecurityStamp") && property.FindAnnotation(ColumnMarks.Counted) is null;

    /// <summary>Whether the history only says that the column changed.</summary>
    internal static bool IsHidden(IProperty property) => property.ClrType == typeof(byte[]) || IsSecret(property);

    /// <summary>A value as a history row has it.</summary>
    internal static string TextOf(IProperty property, object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Readable);
        Write(json, property, value);
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, IProperty property, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case byte[]:
            case not null when IsSecret(property):
                json.WriteStringValue(Hidden);
                break;
            case Enum:
                json.WriteStringValue(value.ToString());
                break;
            // What these would be serialized to, without finding out how each time.
            case string text:
                json.WriteStringValue(text);
                break;
            case Guid id:
                json.WriteStringValue(id);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            default:
                JsonSerializer.Serialize(json, value, value.GetType());
                break;
        }
    }

    // Asked for every value of every row, and reading an attribute is slow.
    private static bool IsSecret(IProperty property) => Secrets.GetOrAdd(property, Judge);

    private static bool Judge(IProperty property) =>
        property.FindAnnotation(ColumnMarks.Secret) is not null || property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not null;
}
