using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>What an import did.</summary>
internal sealed record ImportCounts(int Added, int Matched, int Unchanged);

/// <summary>
/// Turns the good rows of a rehearsal into people and enrolments. A person already known is matched by document, never
/// doubled; somebody already in the class stays unchanged.
/// </summary>
internal sealed class ImportRoster(HubDb db, IdVault vault)
{
    /// <summary>How many people one save takes: a context that tracked a whole city's roster would hold half a gigabyte.</summary>
    private const int Part = 100;

    /// <summary>What saving would do.</summary>
    /// <exception cref="RuleBroken">the class has not enough seats: <c>import.seats</c></exception>
    public static ImportCounts Count(CourseRun run, Rehearsed rehearsed)
    {
        if (rehearsed.NewInClass > rehearsed.SeatsLeft)
            throw new RuleBroken("import.seats", "班次{0}还剩{1}个名额，名单里有{2}个新学员；请减少人数，或先增加计划人数", run.Code, Math.Max(0, rehearsed.SeatsLeft), rehearsed.NewInClass);
        var (all, known, unchanged) = (0, 0, 0);
        foreach (var row in rehearsed.Good)
        {
            all++;
            if (rehearsed.Known.GetValueOrDefault(row.Number) is { } person)
                _ = person.InClass ? unchanged++ : known++;
        }
        return new(all - known - unchanged, known, unchanged);
    }

    /// <summary>Saves in parts inside the caller's transaction, and leaves the context empty.</summary>
    /// <param name="importId">the record of the import, which the caller has saved</param>
    public async Task SaveAsync(CourseRun run, Rehearsed rehearsed, Guid importId, DateTime now, CancellationToken ct)
    {
        db.Database.AutoSavepointsEnabled = false; // all or nothing, so the parts need no way back of their own
        foreach (var part in rehearsed.Good.Where(r => rehearsed.Known.GetValueOrDefault(r.Number) is not { InClass: true }).Chunk(Part))
        {
            foreach (var row in part)
            {
                if (rehearsed.Known.GetValueOrDefault(row.Number)?.TraineeId is not { } traineeId)
                {
                    var person = Person(row, now);
                    db.Add(person);
                    db.Add(Paper(person.Id, row.Document!, rehearsed.Indexes[row.Number]));
                    traineeId = person.Id;
                }
                db.Add(new Enrolment
                {
                    TraineeId = traineeId,
                    CourseRunId = run.Id,
                    SchoolId = run.SchoolId,
                    AssessorId = run.AssessorId,
                    RegionPath = run.RegionPath,
                    EnrolledOn = now.ChinaDay,
                    ImportId = importId,
                    CreatedAt = now,
                });
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static Trainee Person(RosterRow row, DateTime now) => new()
    {
        Name = row.Name!.Text,
        NameKey = row.Name.MatchKey,
        Sex = row.Sex ?? throw new InvalidOperationException("a row without sex has an error and is not imported"),
        BirthDate = row.BirthDate,
        MaskedNumber = row.Document!.Masked,
        Phone = row.Phone?.Number,
        Mail = row.Mail,
        Education = row.Education,
        Workplace = row.Workplace,
        CreatedAt = now,
    };

    private IdentityDocument Paper(Guid traineeId, IdDocument document, byte[] index)
    {
        var id = RowId.New();
        return new IdentityDocument
        {
            Id = id,
            TraineeId = traineeId,
            Kind = document.Kind,
            Sealed = vault.Seal(SealedAs.IdentityNumber, id, document.Number),
            Index = index,
            Masked = document.Masked,
        };
    }
}
