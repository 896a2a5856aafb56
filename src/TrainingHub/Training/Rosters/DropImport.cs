namespace TrainingHub.Training;

/// <summary>Gives a rehearsed roster up: its rows go, the file and the record that it was brought stay.</summary>
[Needs(Permission.ImportTrainees)]
internal sealed class DropImport(HubDb db, OpenImport open, TimeProvider clock)
{
    public async Task RunAsync(Guid importId, Actor actor, CancellationToken ct = default)
    {
        var opened = await open.RunAsync(importId, actor, ct);
        opened.Import.Drop(clock.Now);
        db.RosterImportRows.RemoveRange(opened.Kept);
        await db.SaveChangesAsync(ct);
    }
}
