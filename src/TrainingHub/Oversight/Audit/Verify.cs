using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Oversight;

/// <summary>
/// Everything that <c>verify</c> proves, in one order and of one moment, whatever is saved meanwhile. A row with an unknown word, or a rule or calendar that is gone, does not keep the rest from
/// being asked; a database out of reach or a wrong key is no finding and rises.
/// </summary>
internal sealed class Verify(HubDb db, Rulebook rules, IdVault vault)
{
    public async Task<IReadOnlyList<Invariant>> RunAsync(CancellationToken ct = default)
    {
        (string Name, Func<Task<IReadOnlyList<Invariant>>> Ask)[] parts =
        [
            ("words", () => new KnownWords(db).RunAsync(ct)),
            ("rows", () => new Invariants(db, rules).RunAsync(ct)),
            ("relations", () => new Relations(db, rules).RunAsync(ct)),
            ("decisions", () => new Decisions(db).RunAsync(ct)),
            ("accounts", () => new MakersAndCheckers(db).RunAsync(ct)),
            ("history", () => new HistoryTells(db).RunAsync(ct)),
            ("bytes", () => new KeptBytes(db, vault).RunAsync(ct)),
        ];
        await using var moment = await Snapshot.OfAsync(db, ct);
        var all = new List<Invariant>();
        foreach (var (name, ask) in parts)
            try
            {
                all.AddRange(await ask());
            }
            catch (RuleBroken broken) when (broken.Code is "rule.missing" or "calendar.missing" or Conventions.UnknownWord)
            {
                all.Add(new($"{name}.readable", "要核查的内容都能读出来", [broken.Message]));
            }
        return all;
    }
}
