using TrainingHub.Platform.Files;

namespace TrainingHub.Training;

/// <summary>Imports the good rows of a roster at once, with the file kept as evidence: what the command does.</summary>
[Needs(Permission.ImportTrainees)]
internal sealed class ImportWhole(HubDb db, ImportRoster import, FileStore files, TimeProvider clock)
{
    public async Task<ImportCounts> RunAsync(CourseRun run, Roster roster, Rehearsed rehearsed, byte[] file, string fileName, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var counts = ImportRoster.Count(run, rehearsed);
        if (counts.IsNothing)
            return counts; // the same file again changes nothing
        var now = clock.Now;
        var name = Path.GetFileName(fileName);
        name = name.Length > 200 ? name[^200..] : name;
        var kept = files.Keep(file, name, "application/octet-stream", roster.Rows.Count);
        var record = new RosterImport
        {
            CourseRunId = run.Id,
            SchoolId = run.SchoolId,
            AssessorId = run.AssessorId,
            RegionPath = run.RegionPath,
            FileId = kept.Id,
            FileName = name,
            Columns = roster.Columns.AsJson,
            CreatedBy = actor.Name,
            CreatedAt = now,
        };
        record.Commit(counts.Added, counts.Matched, counts.Unchanged, rehearsed.Check.WithErrors.Count, now);
        db.RosterImports.Add(record);
        db.Touch(run);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.SaveChangesAsync(ct);
        await import.SaveAsync(run, rehearsed, record.Id, now, ct);
        await transaction.CommitAsync(ct);
        return counts;
    }
}
