using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace TrainingHub.Platform.Data;

/// <summary>How rows of one kind are written many at a time, read once from the model.</summary>
internal sealed class BulkTable
{
    private const int Ring = 1_000;

    private readonly string head;
    private readonly IProperty[] columns;
    private readonly IProperty[] perhapsGenerated;
    private readonly IProperty[] pointers;
    private readonly IProperty? number;
    private readonly bool isPlain;

    private BulkTable(IEntityType type)
    {
        number = type.FindPrimaryKey()!.Properties is [var key] && IsNumber(key) ? key : null;
        columns = [.. type.GetProperties().Where(p => p != number)];
        perhapsGenerated = [.. type.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.Never)];
        pointers = [.. type.GetForeignKeys().Where(k => k.PrincipalEntityType == type).SelectMany(k => k.Properties)];
        Rank = RankOf(type, []);
        isPlain = Rank < Ring && type.GetTableMappings().Count() == 1 && type.GetTableMappings().Single().Table.EntityTypeMappings.Count() == 1
            && type.BaseType is null && !type.GetDirectlyDerivedTypes().Any() && !type.GetComplexProperties().Any()
            && type.GetProperties().All(p => p.GetBeforeSaveBehavior() == PropertySaveBehavior.Save && p.GetComputedColumnSql() is null)
            && !type.GetReferencingForeignKeys().Any(k => number is not null || k.IsOwnership);
        head = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))}) VALUES ";
    }

    /// <summary>Rises from tables that point at none.</summary>
    public int Rank { get; }

    /// <summary>Whether the database gives the rows their numbers, in the order in which they are written.</summary>
    public bool IsNumbered => number is not null;

    public static BulkTable Of(IEntityType type) => type.GetOrAddRuntimeAnnotationValue("Hub:Bulk", static type => new BulkTable(type!), type);

    /// <summary>Whether the row is one that a plain insert writes whole.</summary>
    public bool Takes(IUpdateEntry row) => isPlain && row.SharedIdentityEntry is null && Array.TrueForAll(perhapsGenerated, p => row.IsStoreGenerated(p) == (p == number));

    /// <summary>Whether the row points at another of its table, perhaps at a new one.</summary>
    public bool PointsAtItsLike(IUpdateEntry row) => Array.Exists(pointers, p => row.GetCurrentValue(p) is not null);

    /// <summary>The statements for these rows. What all of them say alike is bound once and not for each.</summary>
    public BulkStatements Statements(IRelationalConnection connection, List<IUpdateEntry> rows)
    {
        var values = rows.ConvertAll(row => Array.ConvertAll(columns, c => row.GetCurrentProviderValue(c) ?? DBNull.Value));
        var alike = Enumerable.Range(0, columns.Length).Select(c => values.TrueForAll(row => row[c].Equals(values[0][c]))).ToArray();
        return new(connection, head, columns, alike, values);
    }

    private static bool IsNumber(IProperty key) =>
        key.ValueGenerated == ValueGenerated.OnAdd && (key.ClrType == typeof(long) || key.ClrType == typeof(int));

    // A ring of tables has no order.
    private static int RankOf(IEntityType type, HashSet<IEntityType> above)
    {
        if (!above.Add(type))
            return Ring;
        var rank = 1 + type.GetForeignKeys().Where(k => k.PrincipalEntityType != type).Select(k => RankOf(k.PrincipalEntityType, above)).DefaultIfEmpty().Max();
        above.Remove(type);
        return rank;
    }
}
