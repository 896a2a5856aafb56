using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>What an import did.</summary>
/// <param name="Added">new people</param>
/// <param name="Matched">known people, new in the class</param>
/// <param name="Unchanged">people of the class of whom the roster says nothing new</param>
/// <param name="Updated">known people of whom something new was taken over, in the class before or not</param>
internal sealed record ImportCounts(int Added, int Matched, int Unchanged, int Updated = 0)
{
    public bool IsNothing => Added + Matched + Updated == 0;

    public override string ToString() => Updated == 0
        ? Words.T("已导入：新学员{0}人，已在册{1}人，原已在班{2}人", Added, Matched, Unchanged)
        : Words.T("已导入：新学员{0}人，已在册{1}人，原已在班{2}人；按名单更新了{3}人的资料", Added, Matched, Unchanged, Updated);
}

/// <summary>
/// Turns the good rows of a rehearsal into people and enrolments. A person already known is matched by document, never
/// doubled; what the roster says anew of somebody known is taken over.
/// </summary>
internal sealed class ImportRoster(HubDb db, IdVault vault)
{
    /// <summary>What saving would do.</summary>
    /// <exception cref="RuleBroken">the class has not enough seats: <c>import.seats</c></exception>
    public static ImportCounts Count(CourseRun run, Rehearsed rehearsed)
    {
        if (rehearsed.NewInClass > rehearsed.SeatsLeft)
            throw new RuleBroken("import.seats", "班次{0}还剩{1}个名额，名单里有{2}个新学员；请减少人数，或先增加计划人数", run.Code, Math.Max(0, rehearsed.SeatsLeft), rehearsed.NewInClass);
        var known = rehearsed.Good.Select(r => rehearsed.Known.GetValueOrDefault(r.Number)).ToList();
        return new(known.Count(k => k is null), known.Count(k => k is { InClass: false }),
            known.Count(k => k is { InClass: true, Differences.Count: 0 }), known.Count(k => k is { Differences.Count: > 0 }));
    }

    /// <summary>Saves in parts inside the caller's transaction, and leaves the context empty.</summary>
    /// <param name="importId">the record of the import, which the caller has saved</param>
    public Task SaveAsync(CourseRun run, Rehearsed rehearsed, Guid importId, DateTime now, CancellationToken ct)
    {
        var news = rehearsed.Good.Where(r => rehearsed.Known.GetValueOrDefault(r.Number) is not { InClass: true, Differences.Count: 0 });
        return db.SaveInPartsAsync(news, async part =>
        {
            await TakeOverAsync(part, rehearsed, ct);
            foreach (var row in part.Where(r => rehearsed.Known.GetValueOrDefault(r.Number) is not { InClass: true }))
                Enrol(row, run, rehearsed, importId, now);
        }, ct);
    }

    private void Enrol(RosterRow row, CourseRun run, Rehearsed rehearsed, Guid importId, DateTime now)
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

    private async Task TakeOverAsync(RosterRow[] part, Rehearsed rehearsed, CancellationToken ct)
    {
        var changed = part.Where(r => rehearsed.Known.GetValueOrDefault(r.Number) is { Differences.Count: > 0 }).DistinctBy(r => rehearsed.Known[r.Number].TraineeId).ToDictionary(r => rehearsed.Known[r.Number].TraineeId);
        if (changed.Count == 0)
            return;
        foreach (var person in await db.Trainees.Where(t => changed.Keys.Contains(t.Id)).ToListAsync(ct))
            Differences.TakeOver(person, changed[person.Id]);
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
