using TrainingHub.Accounts;
using TrainingHub.Courses;
using TrainingHub.Data;
using TrainingHub.Secrets;
using TrainingHub.Trainees;

namespace TrainingHub.Enrolments;

/// <summary>What an import did.</summary>
internal sealed record ImportCounts(int Added, int Matched, int Unchanged);

/// <summary>
/// Turns the good rows of a rehearsal into people and enrolments, in the caller's save. A person already known is matched by
/// her document, never doubled; somebody already in the class stays as she is.
/// </summary>
internal sealed class ImportRoster(HubDb db, IdVault vault, TimeProvider clock)
{
    /// <exception cref="RuleBroken">the class has not enough seats: <c>import.seats</c></exception>
    public ImportCounts Add(CourseRun run, Rehearsed rehearsed, Guid? importId)
    {
        if (rehearsed.NewInClass > rehearsed.SeatsLeft)
            throw new RuleBroken("import.seats", "班次{0}还剩{1}个名额，名单里有{2}个新学员；请减少人数，或先增加计划人数", run.Code, Math.Max(0, rehearsed.SeatsLeft), rehearsed.NewInClass);
        int added = 0, matched = 0, unchanged = 0;
        var people = new List<Trainee>();
        var papers = new List<IdentityPaper>();
        var enrolments = new List<Enrolment>();
        foreach (var row in rehearsed.Good)
        {
            var known = rehearsed.Known.GetValueOrDefault(row.Number);
            if (known is { InClass: true })
            {
                unchanged++;
                continue;
            }
            Guid traineeId;
            if (known is null)
            {
                var person = Person(row);
                people.Add(person);
                papers.Add(Paper(person.Id, row.Document!, rehearsed.Indexes[row.Number]));
                traineeId = person.Id;
                added++;
            }
            else
            {
                traineeId = known.TraineeId;
                matched++;
            }
            enrolments.Add(new Enrolment
            {
                TraineeId = traineeId,
                CourseRunId = run.Id,
                SchoolId = run.SchoolId,
                AssessorId = run.AssessorId,
                RegionPath = run.RegionPath,
                EnrolledOn = clock.Today,
                ImportId = importId,
                CreatedAt = clock.Now,
            });
        }
        db.Trainees.AddRange(people);
        db.IdentityPapers.AddRange(papers);
        db.Enrolments.AddRange(enrolments);
        return new(added, matched, unchanged);
    }

    private Trainee Person(RosterRow row) => new()
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
        CreatedAt = clock.Now,
    };

    private IdentityPaper Paper(Guid traineeId, IdDocument document, byte[] index)
    {
        var id = Guid.CreateVersion7();
        return new IdentityPaper
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
