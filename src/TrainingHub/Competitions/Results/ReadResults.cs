using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

/// <summary>One competitor of a sheet, found in the register.</summary>
internal sealed record Competitor(Guid TraineeId, string Name, string Unit, int Theory, int Skills);

/// <summary>A results sheet rehearsed: who was found, and what has to be put right first. Nothing was written.</summary>
internal sealed record ResultsRead(IReadOnlyList<Competitor> Competitors, IReadOnlyList<RowProblem> Problems);

/// <summary>
/// Reads a results sheet and finds its people by identity number. Who is not registered is a problem of the row, never
/// created in passing; somebody of another area looks the same.
/// </summary>
[Needs(Permission.RunCompetitions)]
internal sealed class ReadResults(HubDb db, IdVault vault)
{
    private sealed record Known(Guid Id, string Name, string NameKey);

    public async Task<ResultsRead> RunAsync(Sheet sheet, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var (rows, problems) = ResultsSheet.Read(sheet);
        var people = await PeopleAsync(rows, actor, ct);
        var competitors = new List<Competitor>(rows.Count);
        var seen = new Dictionary<Guid, int>();
        foreach (var row in rows)
        {
            if (!people.TryGetValue(row.Document.Number, out var known))
                problems.Add(Problem(row, 0, "competition.unknown", new("已登记的学员"), Sentence.Of(row.Document.Masked),
                    new("没有登记过这个证件号码的人。请核对号码；确实没有登记的，先由培训机构把本人导入名单，再来录入成绩")));
            else if (known.NameKey != row.Name.MatchKey)
                problems.Add(Problem(row, 1, "competition.name", Sentence.Of(known.Name), Sentence.Of(row.Name.Text),
                    new("这个证件号码登记的姓名是“{0}”，表里是“{1}”，请核对号码和姓名", known.Name, row.Name.Text)));
            else if (!seen.TryAdd(known.Id, row.Number))
                problems.Add(Problem(row, 0, "competition.twice", new("每人一行"), Sentence.Of(row.Document.Masked), new("与第{0}行是同一个人，请只留一行", seen[known.Id])));
            else
                competitors.Add(new(known.Id, known.Name, row.Unit, row.Theory, row.Skills));
        }
        return new(competitors, [.. problems.OrderBy(p => p.Row)]);
    }

    private async Task<Dictionary<string, Known>> PeopleAsync(List<ResultsRow> rows, Actor actor, CancellationToken ct)
    {
        var visible = db.Trainees.AsNoTracking().VisibleTo(db, actor);
        var found = new Dictionary<string, Known>();
        foreach (var part in rows.Chunk(200))
        {
            var numbers = part.ToDictionary(r => Convert.ToHexString(IdentityDocument.IndexOf(vault, r.Document.Kind, r.Document.Number)), r => r.Document.Number);
            var indexes = part.Select(r => IdentityDocument.IndexOf(vault, r.Document.Kind, r.Document.Number)).ToList();
            var known = await (from paper in db.IdentityDocuments.AsNoTracking()
                               join person in visible on paper.TraineeId equals person.Id
                               where indexes.Contains(paper.Index)
                               select new { paper.Index, Person = new Known(person.Id, person.Name, person.NameKey) }).ToListAsync(ct);
            foreach (var k in known)
                found[numbers[Convert.ToHexString(k.Index)]] = k.Person;
        }
        return found;
    }

    private static RowProblem Problem(ResultsRow row, int column, string code, Sentence expected, Sentence found, Sentence message) =>
        new(row.Number, ResultsSheet.Columns[column], column == 0 ? "DocumentNumber" : "Name", code, Severity.Error, expected, found, message);
}
