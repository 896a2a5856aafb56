using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;

namespace TrainingHub.Platform.Data;

/// <summary>The new rows of one save by table, each table after those that its rows point at.</summary>
internal sealed class BulkRows
{
    /// <summary>With fewer new rows the usual way is as good.</summary>
    internal const int Few = 30;

    private BulkRows(List<(BulkTable Table, List<IUpdateEntry> Rows)> tables) => Tables = tables;

    public List<(BulkTable Table, List<IUpdateEntry> Rows)> Tables { get; }

    /// <summary>Null when EF writes the save alone: few new rows, or one that needs what only EF does.</summary>
    public static BulkRows? Of(IList<IUpdateEntry> entries)
    {
        if (entries.Count(e => e.EntityState == EntityState.Added) < Few)
            return null;
        var rows = new Dictionary<IEntityType, (BulkTable Table, List<IUpdateEntry> Rows)>();
        foreach (var entry in entries.Where(e => e.EntityState == EntityState.Added))
        {
            if (!rows.TryGetValue(entry.EntityType, out var table))
                rows[entry.EntityType] = table = (BulkTable.Of(entry.EntityType), []);
            if (!table.Table.Takes(entry))
                return null;
            table.Rows.Add(entry);
        }
        if (rows.Values.Any(t => t.Rows.Count > 1 && t.Rows.Exists(t.Table.PointsAtItsLike)))
            return null; // such rows had to be sorted
        return entries.Any(e => e.EntityState == EntityState.Modified && PointsAtNew(e)) ? null : new([.. rows.Values.OrderBy(t => t.Table.Rank)]);

        bool PointsAtNew(IUpdateEntry changed) => changed.EntityType.GetForeignKeys()
            .Any(key => rows.ContainsKey(key.PrincipalEntityType) && key.Properties.Any(changed.IsModified));
    }

    /// <summary>Rows numbered by the database do not know their number; the context lets them go.</summary>
    public void Forget()
    {
        foreach (var (_, rows) in Tables.Where(t => t.Table.IsNumbered))
            foreach (var row in rows)
                row.ToEntityEntry().State = EntityState.Detached;
    }
}
