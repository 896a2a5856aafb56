using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>A rehearsed import as the page shows it and the commit takes it.</summary>
internal sealed record OpenedImport(RosterImport Import, CourseRun Run, RosterColumns Columns, IReadOnlyList<RosterImportRow> Kept, IReadOnlyList<RosterCells> Cells, Rehearsed Rehearsed)
{
    /// <summary>Rows that the clerk left out.</summary>
    public int LeftOut => Kept.Count(r => r.LeftOut);
}

/// <summary>Opens an import with its rows as they stand now, checked anew against the register.</summary>
[Needs(Permission.ImportTrainees)]
internal sealed class OpenImport(HubDb db, IdVault vault, Rehearse rehearse)
{
    public async Task<OpenedImport> RunAsync(Guid importId, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var import = await db.RosterImports.VisibleTo(actor).Where(i => i.Id == importId).OneOrNotHere(ct);
        import.MustBeOpen();
        var run = await db.CourseRuns.SingleAsync(r => r.Id == import.CourseRunId, ct);
        var columns = RosterColumns.From(import.Columns);
        var kept = await db.RosterImportRows.AsNoTracking().Where(r => r.ImportId == importId).OrderBy(r => r.Number).ToListAsync(ct);
        var cells = kept.Select(r => StartImport.Unpack(vault, r)).ToList();
        var live = cells.Where((_, i) => !kept[i].LeftOut).ToList();
        return new(import, run, columns, kept, cells, await rehearse.RunAsync(run, live, columns, ct));
    }
}
