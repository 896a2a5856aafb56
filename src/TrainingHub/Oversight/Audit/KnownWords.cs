using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace TrainingHub.Oversight;

/// <summary>Whether every word of a state, level or kind is one that the product knows; an unknown one would keep its row from being read at all.</summary>
internal sealed class KnownWords(HubDb db)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default)
    {
        var wrong = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && t.FindPrimaryKey() is not null))
            foreach (var property in type.GetProperties().Where(p => Plain(p).IsEnum))
            {
                var (table, column, key) = (type.GetTableName()!, property.GetColumnName(), type.FindPrimaryKey()!.Properties[0].GetColumnName());
                var known = string.Join(", ", Enum.GetNames(Plain(property)).Select(name => $"'{name}'"));
                // Names of tables, columns and values come from the model, never from outside.
                var sql = $"SELECT CAST(\"{key}\" AS text) || ': ' || \"{column}\" AS \"Value\" FROM \"{table}\" WHERE \"{column}\" NOT IN ({known})";
                var rows = await db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct);
                wrong.AddRange(rows.Select(row => $"{table}.{column} {row}"));
            }
        return [new("row.words", "各种状态、等级、类别都是系统认识的内容", wrong)];
    }

    private static Type Plain(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
}
