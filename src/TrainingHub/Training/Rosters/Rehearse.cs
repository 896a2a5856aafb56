using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>Somebody of a roster who is in the register already.</summary>
internal sealed record KnownPerson(Guid TraineeId, bool InClass);

/// <summary>What importing would do, row by row; nothing is written.</summary>
/// <param name="Check">the rows understood, and every problem of file and register</param>
/// <param name="Known">people of the register, by row number</param>
/// <param name="Indexes">the keyed index of each row's document, by row number</param>
/// <param name="SeatsLeft">seats of the class that are free now</param>
internal sealed record Rehearsed(RosterCheck Check, IReadOnlyDictionary<int, KnownPerson> Known, IReadOnlyDictionary<int, byte[]> Indexes, int SeatsLeft)
{
    /// <summary>Rows that would be imported.</summary>
    public IEnumerable<RosterRow> Good => Check.Rows.Where(r => !Check.WithErrors.Contains(r.Number));

    /// <summary>Rows that would bring somebody new into the class.</summary>
    public int NewInClass => Good.Count(r => Known.GetValueOrDefault(r.Number) is not { InClass: true });
}

/// <summary>Checks a roster against its class and the register. The page, the command and the commit ask the same question.</summary>
internal sealed class Rehearse(HubDb db, Rulebook rules, IdVault vault)
{
    private const int Chunk = 500;

    public async Task<Rehearsed> RunAsync(CourseRun run, IReadOnlyList<RosterCells> rows, RosterColumns columns, CancellationToken ct = default)
    {
        if (run.State != RunState.Open)
            throw new RuleBroken("import.not-open", "班次{0}不在招生中，不能导入名单", run.Code);
        var age = await rules.ValueAsync(RuleKeys.MinimumAge, run.RegionPath, run.FirstDay, ct);
        var check = TraineeSheet.Check(rows, columns, new RosterRules(run.FirstDay, (int)age, run.Level));
        var indexes = check.Rows.Where(r => r.Document is not null).ToDictionary(r => r.Number, r => IdentityDocument.IndexOf(vault, r.Document!.Kind, r.Document.Number));
        var register = await RegisterAsync(indexes.Values, ct);
        var inClass = await db.Enrolments.AsNoTracking().Where(e => e.CourseRunId == run.Id).Select(e => new { e.TraineeId, e.State }).ToListAsync(ct);
        var members = inClass.Select(e => e.TraineeId).ToHashSet();

        var known = new Dictionary<int, KnownPerson>();
        var problems = new List<RowProblem>(check.Problems);
        foreach (var row in check.Rows)
        {
            if (!indexes.TryGetValue(row.Number, out var index) || !register.TryGetValue(Convert.ToHexString(index), out var person))
                continue;
            known[row.Number] = new(person.TraineeId, members.Contains(person.TraineeId));
            if (row.Name is { } name && name.MatchKey != person.NameKey)
                problems.Add(new(row.Number, columns.Heading(RosterField.Name), nameof(RosterField.Name), "name.other-in-register", Severity.Error,
                    new("与登记一致的姓名"), Sentence.Of(name.Text), new("这个证件号码在系统里登记的是另一个姓名，请与证件核对；确已改名的，请联系主管部门更正")));
        }
        return new(new RosterCheck(check.Rows, [.. problems.OrderBy(p => p.Row)]), known, indexes,
            run.Seats - inClass.Count(e => e.State == EnrolmentState.Enrolled));
    }

    private async Task<Dictionary<string, (Guid TraineeId, string NameKey)>> RegisterAsync(IEnumerable<byte[]> indexes, CancellationToken ct)
    {
        var found = new Dictionary<string, (Guid, string)>();
        foreach (var part in indexes.Chunk(Chunk))
        {
            var people = await db.IdentityDocuments.Where(p => part.Contains(p.Index)).Select(p => new { p.Index, p.TraineeId, p.Trainee.NameKey }).ToListAsync(ct);
            foreach (var person in people)
                found[Convert.ToHexString(person.Index)] = (person.TraineeId, person.NameKey);
        }
        return found;
    }
}
