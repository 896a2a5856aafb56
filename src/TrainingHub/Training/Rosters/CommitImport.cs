using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>
/// Imports a rehearsed roster: checked once more, all good rows in one transaction. The clerk says how many that is; when the answer
/// differs from what the page showed, nothing is written and the page shows the difference. The other rows become an import of their
/// own, to be put right later.
/// </summary>
[Needs(Permission.ImportTrainees)]
internal sealed class CommitImport(HubDb db, OpenImport open, ImportRoster import, IdVault vault, TimeProvider clock)
{
    /// <param name="expected">how many people the page promised to import</param>
    public async Task<ImportCounts> RunAsync(Guid importId, int expected, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var opened = await open.RunAsync(importId, actor, ct);
        var good = opened.Rehearsed.Good.Count();
        if (good != expected)
            throw new RuleBroken("import.changed", "核对之后情况有变：现在可以导入{0}人，刚才是{1}人；没有写入任何内容，请再看一遍", good, expected);
        if (good == 0)
            throw new RuleBroken("import.nobody", "没有可以导入的人，请先更正有问题的行");
        var counts = ImportRoster.Count(opened.Run, opened.Rehearsed);
        var now = clock.Now;
        opened.Import.Commit(counts.Added, counts.Matched, counts.Unchanged, opened.Kept.Count - good, now);
        db.Touch(opened.Run);
        KeepRest(opened, now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.RosterImportRows.Where(r => r.ImportId == importId).ExecuteDeleteAsync(ct);
        await import.SaveAsync(opened.Run, opened.Rehearsed, importId, now, ct);
        await transaction.CommitAsync(ct);
        return counts;
    }

    private void KeepRest(OpenedImport opened, DateTime now)
    {
        var good = opened.Rehearsed.Good.Select(r => r.Number).ToHashSet();
        var left = opened.Kept.Zip(opened.Cells).Where(pair => pair.First.LeftOut || !good.Contains(pair.First.Number)).ToList();
        if (left.Count == 0)
            return;
        var rest = opened.Import.Rest(now);
        db.RosterImports.Add(rest);
        foreach (var (row, cells) in left)
        {
            var id = RowId.New();
            db.RosterImportRows.Add(new RosterImportRow { Id = id, ImportId = rest.Id, Number = row.Number, Fields = StartImport.Pack(vault, id, cells), LeftOut = row.LeftOut });
        }
    }
}
