using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Secrets;
using TrainingHub.Sheets;

namespace TrainingHub.Training;

/// <summary>Takes a roster for a class: the file is kept as evidence, its rows wait (encrypted) to be put right; nobody is enrolled yet.</summary>
[Needs(Permission.ImportTrainees)]
internal sealed class StartImport(HubDb db, FileStore files, IdVault vault, ReadingDesk desk, TimeProvider clock)
{
    /// <summary>Rows that one import can hold while they are put right on the page; more goes by the command.</summary>
    public const int MostRows = 20_000;

    public async Task<Guid> RunAsync(string classCode, byte[] file, string fileName, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == classCode).OneOrNotHere(ct);
        if (run.State != RunState.Open)
            throw new RuleBroken("import.not-open", "班次{0}不在招生中，不能导入名单", run.Code);
        var roster = await desk.ReadAsync(stop => TraineeSheet.Read(file, fileName, SheetLimits.Upload, stop), ct);
        if (roster.Rows.Count > MostRows)
            throw new RuleBroken("import.rows", "名单有{0}行，网页一次最多{1}行，请分成几个文件", roster.Rows.Count, MostRows);
        var name = Path.GetFileName(fileName);
        var kept = files.Keep(file, name.Length > 200 ? name[^200..] : name, "application/octet-stream", roster.Rows.Count);
        var import = new RosterImport
        {
            CourseRunId = run.Id,
            SchoolId = run.SchoolId,
            AssessorId = run.AssessorId,
            RegionPath = run.RegionPath,
            FileId = kept.Id,
            FileName = kept.Name,
            Columns = roster.Columns.AsJson,
            CreatedBy = actor.Name,
            CreatedAt = clock.Now,
        };
        db.RosterImports.Add(import);
        foreach (var row in roster.Rows)
        {
            var id = RowId.New();
            db.RosterImportRows.Add(new RosterImportRow { Id = id, ImportId = import.Id, Number = row.Number, Fields = Pack(vault, id, row) });
        }
        await db.SaveChangesAsync(ct);
        return import.Id;
    }

    public static byte[] Pack(IdVault vault, Guid row, RosterCells cells) =>
        vault.Seal(SealedAs.RosterRow, row, JsonSerializer.SerializeToUtf8Bytes(cells, RosterColumns.Plain));

    public static RosterCells Unpack(IdVault vault, RosterImportRow row) =>
        JsonSerializer.Deserialize<RosterCells>(vault.OpenBytes(SealedAs.RosterRow, row.Id, row.Fields), RosterColumns.Plain)!;
}
