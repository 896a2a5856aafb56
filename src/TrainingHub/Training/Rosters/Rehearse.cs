using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Papers;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Training;

/// <summary>Somebody of a roster who is in the register already.</summary>
/// <param name="TraineeId">who</param>
/// <param name="InClass">is in the class already</param>
/// <param name="Differences">what the roster says otherwise, and importing takes over</param>
internal sealed record KnownPerson(Guid TraineeId, bool InClass, IReadOnlyList<Difference> Differences);

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
internal sealed class Rehearse(HubDb db, Rulebook rules, IdVault vault, Fonts fonts)
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
        var shown = await OfSchoolAsync(register.Values, run.SchoolId, ct);
        foreach (var row in check.Rows)
        {
            if (row.Name is { HasUnknownCharacter: false } printed && fonts.Missing(printed.Text) is { Count: > 0 } missing)
                Warn(row, RosterField.Name, "name.no-glyph", new("能印制的字"), NotPrintable.Sentence(missing));
            if (!indexes.TryGetValue(row.Number, out var index) || !register.TryGetValue(Convert.ToHexString(index), out var person))
                continue;
            var isSame = row.Name is not { } name || name.MatchKey == person.NameKey;
            var differences = isSame ? Differences.Of(person, row) : [];
            known[row.Number] = new(person.Id, members.Contains(person.Id), differences);
            if (!isSame)
                problems.Add(new(row.Number, columns.Heading(RosterField.Name), nameof(RosterField.Name), "name.other-in-register", Severity.Error,
                    new("与登记一致的姓名"), Sentence.Of(row.Name!.Text), new("这个证件号码在系统里登记的是另一个姓名，请与证件核对；确已改名的，请联系主管部门更正")));
            // What another school registered is not told, only that it differs.
            foreach (var d in differences)
                if (d.Registered.Length == 0)
                    Warn(row, d.Field, "person.new", new("登记里没有"), new("登记里还没有这一项，导入时补上"));
                else if (shown.Contains(person.Id))
                    Warn(row, d.Field, "person.changed", Sentence.Of(d.Registered), new("登记的是“{0}”，导入时按名单更新；不要更新的，请把这一格清空", d.Registered));
                else
                    Warn(row, d.Field, "person.changed", new("登记的另一个值"), new("与登记的不同，导入时按名单更新；不要更新的，请把这一格清空"));
        }
        return new(new RosterCheck(check.Rows, [.. problems.OrderBy(p => p.Row)]), known, indexes,
            run.Seats - inClass.Count(e => e.State == EnrolmentState.Enrolled));

        void Warn(RosterRow row, RosterField field, string code, Sentence expected, Sentence message) => problems.Add(new(
            row.Number, columns.Heading(field), field.ToString(), code, Severity.Warning, expected, Sentence.Of(row.Raw.At(field).Text), message));
    }

    private async Task<Dictionary<string, Trainee>> RegisterAsync(IEnumerable<byte[]> indexes, CancellationToken ct)
    {
        var found = new Dictionary<string, Trainee>();
        foreach (var part in indexes.Chunk(Chunk))
        {
            var people = await db.IdentityDocuments.AsNoTracking().Where(p => part.Contains(p.Index)).Select(p => new { p.Index, p.Trainee }).ToListAsync(ct);
            foreach (var person in people)
                found[Convert.ToHexString(person.Index)] = person.Trainee;
        }
        return found;
    }

    /// <summary>Those of them whom the school has or had in a class of its own.</summary>
    private async Task<HashSet<Guid>> OfSchoolAsync(IEnumerable<Trainee> people, Guid school, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        foreach (var part in people.Select(p => p.Id).Distinct().Chunk(Chunk))
            found.UnionWith(await db.Enrolments.Where(e => e.SchoolId == school && part.Contains(e.TraineeId)).Select(e => e.TraineeId).ToListAsync(ct));
        return found;
    }
}
