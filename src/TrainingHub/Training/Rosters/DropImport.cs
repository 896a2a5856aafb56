using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Training;

/// <summary>Gives a rehearsed roster up: its rows go, the file and the record that it was brought stay.</summary>
[Needs(Permission.ImportTrainees)]
internal sealed class DropImport(HubDb db, OpenImport open, TimeProvider clock)
{
    public async Task RunAsync(Guid importId, Actor actor, CancellationToken ct = default)
    {
        var opened = await open.RunAsync(importId, actor, ct);
        opened.Import.Drop(clock.Now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.RosterImportRows.Where(r => r.ImportId == importId).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
