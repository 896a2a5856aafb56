using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TrainingHub.Ground;
using TrainingHub.Platform.History;

namespace TrainingHub.Oversight;

/// <summary>
/// Whether every row says what its history says: the entries of each row are played from its making on, and their end is compared with
/// the row. A value changed by hand, a state without its decision, a row or an entry that is gone are named. Who rewrites row and history
/// alike can only be found by a sealed history.
/// </summary>
internal sealed class HistoryTells(HubDb db)
{
    private const int Part = 500;

    private static readonly MethodInfo OneKind = typeof(HistoryTells).GetMethod(nameof(KindAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <summary>Rows that come and go with a browser or a link; nobody proves anything by them.</summary>
    private static readonly Type[] Passing = [typeof(SignInSession), typeof(OneTimeLink)];

    private readonly List<string> wrong = [];
    private readonly List<string> missing = [];

    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IHistoried)) && !Passing.Contains(t.ClrType)))
            await (Task)OneKind.MakeGenericMethod(type.ClrType, type.FindPrimaryKey()!.Properties[0].ClrType).Invoke(this, [type, ct])!;
        return
        [
            new("history.tells", "每条记录都与自己的历史逐项相符", wrong),
            new("history.whole", "每条记录都有来历，历史里的记录没有不明去向的", missing),
        ];
    }

    private async Task KindAsync<T, TKey>(IEntityType type, CancellationToken ct) where T : class where TKey : notnull
    {
        var (kind, key) = (type.ClrType.Name, type.FindPrimaryKey()!.Properties[0].Name);
        var columns = type.GetProperties().Where(p => HistoryInterceptor.IsTold(p) && !HistoryInterceptor.IsHidden(p) && p.PropertyInfo is not null).ToList();
        var ids = await db.Set<T>().Select(r => EF.Property<TKey>(r, key)).ToListAsync(ct);
        foreach (var part in ids.Chunk(Part))
        {
            var rows = await db.Set<T>().AsNoTracking().Where(r => part.Contains(EF.Property<TKey>(r, key))).ToListAsync(ct);
            var named = rows.ToDictionary(r => HistoryEntry.IdOf(db.Entry(r)));
            var told = await ToldAsync(kind, [.. named.Keys], ct);
            foreach (var (id, row) in named)
            {
                if (!told.TryGetValue(id, out var says))
                    missing.Add($"{kind} {id}: no making");
                else if (columns.FirstOrDefault(c => says.GetValueOrDefault(c.Name, "null") != HistoryInterceptor.TextOf(c, c.PropertyInfo!.GetValue(row))) is { } differs)
                    wrong.Add($"{kind} {id}: {differs.Name}");
            }
        }
        await GoneAsync(kind, ids.Count, [.. ids.Select(id => Convert.ToString(id, System.Globalization.CultureInfo.InvariantCulture)!)], ct);
    }

    /// <summary>What each row must be by its history: column to value, as the history writes it.</summary>
    private async Task<Dictionary<string, Dictionary<string, string>>> ToldAsync(string kind, string[] ids, CancellationToken ct)
    {
        var entries = await db.History.AsNoTracking().Where(h => h.EntityKind == kind && ids.Contains(h.EntityId)).OrderBy(h => h.Id)
            .Select(h => new { h.EntityId, h.Change, h.Changes }).ToListAsync(ct);
        var told = new Dictionary<string, Dictionary<string, string>>();
        foreach (var entry in entries)
        {
            if (entry.Change == HistoryChange.Added)
                told[entry.EntityId] = [];
            if (!told.TryGetValue(entry.EntityId, out var says))
                continue;
            using var json = JsonDocument.Parse(entry.Changes);
            foreach (var column in json.RootElement.EnumerateObject())
                says[column.Name] = column.Value[1].GetRawText();
        }
        return told;
    }

    private async Task GoneAsync(string kind, int there, HashSet<string> ids, CancellationToken ct)
    {
        var of = db.History.AsNoTracking().Where(h => h.EntityKind == kind);
        if (await of.CountAsync(h => h.Change == HistoryChange.Added, ct) - await of.CountAsync(h => h.Change == HistoryChange.Removed, ct) == there)
            return;
        var removed = await of.Where(h => h.Change == HistoryChange.Removed).Select(h => h.EntityId).ToHashSetAsync(ct);
        var made = await of.Where(h => h.Change == HistoryChange.Added).Select(h => h.EntityId).ToListAsync(ct);
        missing.AddRange(made.Where(id => !ids.Contains(id) && !removed.Contains(id)).Select(id => $"{kind} {id}: gone without a word"));
    }
}
