using TrainingHub.Ground;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Oversight;

/// <summary>
/// Everything that <c>verify</c> proves, in one order. A row with an unknown word, or a rule that is gone, does not keep the rest from
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
            ("history", () => new HistoryTells(db).RunAsync(ct)),
            ("bytes", () => new KeptBytes(db, vault).RunAsync(ct)),
        ];
        var all = new List<Invariant>();
        foreach (var (name, ask) in parts)
            try
            {
                all.AddRange(await ask());
            }
            catch (Exception broken) when (broken is RuleBroken { Code: "rule.missing" } || (broken is InvalidOperationException && all.Any(i => i is { Name: "row.words", Broken.Count: > 0 })))
            {
                all.Add(new($"{name}.readable", "everything that is asked can be read", [broken.Message]));
            }
        return all;
    }
}
