using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Secrets;
using TrainingHub.Training;

namespace TrainingHub.Competitions;

/// <summary>One competitor of a sheet, found in the register.</summary>
internal sealed record Competitor(Guid TraineeId, string Name, string Unit, int Theory, int Skills, int? ExtraRound = null)
{
    public Marks Marks => new(TraineeId, Theory, Skills, ExtraRound);
}

/// <summary>A results sheet rehearsed: who was found, and what has to be put right first. Nothing was written.</summary>
internal sealed record ResultsRead(IReadOnlyList<Competitor> Competitors, IReadOnlyList<RowProblem> Problems, IReadOnlyList<RosterNotice> Notices);

/// <summary>
/// Reads a results sheet and finds its people by the number of any document. Who is not registered is a problem of the row, never
/// created in passing; somebody of another area looks the same.
/// </summary>
[Needs(Permission.RunCompetitions)]
internal sealed class ReadResults(HubDb db, IdVault vault, ReadingDesk desk)
{
    private sealed record Known(Guid Id, string Name, string NameKey);

    public async Task<ResultsRead> RunAsync(byte[] file, string fileName, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        var (rows, problems, notices) = await desk.ReadAsync(stop => ResultsSheet.Read(Workbooks.Open(file, fileName, ResultsSheet.Limits, stop)), ct);
        var people = await PeopleAsync(rows, actor, ct);
        var competitors = new List<Competitor>(rows.Count);
        var seen = new Dictionary<Guid, int>();
        foreach (var row in rows)
        {
            var masked = Sentence.Of(row.Documents[0].Masked);
            if (people[row.Number].FirstOrDefault(k => k.NameKey == row.Name.MatchKey) is { } same)
            {
                if (seen.TryAdd(same.Id, row.Number))
                    competitors.Add(new(same.Id, same.Name, row.Unit, row.Theory, row.Skills, row.ExtraRound));
                else
                    problems.Add(Problem(row, 0, "competition.twice", new("每人一行"), masked, new("与第{0}行是同一个人，请只留一行", seen[same.Id])));
            }
            else if (people[row.Number].FirstOrDefault() is { } other)
                problems.Add(Problem(row, 1, "competition.name", Sentence.Of(other.Name), Sentence.Of(row.Name.Text),
                    new("这个证件号码登记的姓名是“{0}”，表里是“{1}”，请核对号码和姓名", other.Name, row.Name.Text)));
            else
                problems.Add(Problem(row, 0, "competition.unknown", new("已登记的学员"), masked,
                    new("没有登记过这个证件号码的人。请核对号码；确实没有登记的，先由培训机构把本人导入名单，再来录入成绩")));
        }
        return new(competitors, [.. problems.OrderBy(p => p.Row)], notices);
    }

    /// <summary>Who is registered with one of the documents that a row's number can be, by row.</summary>
    private async Task<ILookup<int, Known>> PeopleAsync(List<ResultsRow> rows, Actor actor, CancellationToken ct)
    {
        var visible = db.Trainees.AsNoTracking().VisibleTo(db, actor);
        var found = new List<(int Row, Known Person)>();
        foreach (var part in rows.Chunk(100))
        {
            var places = part.SelectMany(r => r.Documents, (row, d) => (row.Number, Index: IdentityDocument.IndexOf(vault, d.Kind, d.Number)))
                .ToLookup(p => Convert.ToHexString(p.Index), p => p.Number);
            var indexes = places.Select(p => Convert.FromHexString(p.Key)).ToList();
            var known = await (from paper in db.IdentityDocuments.AsNoTracking()
                               join person in visible on paper.TraineeId equals person.Id
                               where indexes.Contains(paper.Index)
                               select new { paper.Index, Person = new Known(person.Id, person.Name, person.NameKey) }).ToListAsync(ct);
            found.AddRange(known.SelectMany(k => places[Convert.ToHexString(k.Index)], (k, row) => (row, k.Person)));
        }
        return found.ToLookup(f => f.Row, f => f.Person);
    }

    private static RowProblem Problem(ResultsRow row, int column, string code, Sentence expected, Sentence found, Sentence message) =>
        new(row.Number, ResultsSheet.Columns[column], column == 0 ? "DocumentNumber" : "Name", code, Severity.Error, expected, found, message);
}
