using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrainingHub.Platform.Data;

namespace TrainingHub.Platform.Secrets;

/// <summary>A column whose values are sealed with their row's key, as the mapping marks it; read by rotation, proof and safeguards.</summary>
internal sealed record SealedColumn(string Table, string Key, string Name, SealedAs Kind)
{
    /// <summary>One sealed value of a column.</summary>
    internal sealed record Value(Guid Id, byte[] Bytes);

    public static IEnumerable<SealedColumn> All(IReadOnlyModel model) =>
        from type in model.GetEntityTypes()
        from property in type.GetProperties()
        let kind = property.FindAnnotation(ColumnMarks.Sealed)?.Value
        where kind is not null
        select new SealedColumn(type.GetTableName()!, type.FindPrimaryKey()!.Properties.Single().GetColumnName(), property.GetColumnName(), (SealedAs)(int)kind);

    // The names of tables and columns come from the model, never from outside.

    public bool HasRows(HubData db) => db.Database.SqlQueryRaw<int>(Sql("SELECT 1 AS \"Value\" FROM {table} LIMIT 1")).AsEnumerable().Any();

    /// <summary>Values in the order of their ids.</summary>
    /// <param name="key">only those sealed with an earlier key than this; 255 for all but the last possible</param>
    public Task<List<Value>> AfterAsync(HubData db, Guid last, byte key, int most, CancellationToken ct) => db.Database.SqlQueryRaw<Value>(
        Sql($$"""
            SELECT {key} AS "Id", {column} AS "Bytes" FROM {table}
            WHERE {key} > {0} AND substr({column}, 2, 1) < {1} ORDER BY {key} LIMIT {{most}}
            """), last, new[] { key }).ToListAsync(ct);

    /// <summary>Puts a value sealed anew in the place of the one that was read; not, when the row changed meanwhile.</summary>
    public Task<int> ReplaceAsync(HubData db, Value was, byte[] with, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(Sql("UPDATE {table} SET {column} = {0} WHERE {key} = {1} AND {column} = {2}"), [with, was.Id, was.Bytes], ct);

    private string Sql(string text) => text.Replace("{table}", $"\"{Table}\"", StringComparison.Ordinal)
        .Replace("{key}", $"\"{Key}\"", StringComparison.Ordinal).Replace("{column}", $"\"{Name}\"", StringComparison.Ordinal);
}
