using System.CommandLine;
using TrainingHub.Oversight;

namespace TrainingHub.Commands;

/// <summary><c>verify</c>: proves what must always hold; reads only; exit 0 or 1.</summary>
internal static class VerifyCommand
{
    public static Command Make() =>
        new Command("verify", "prove what must always hold of the data; reads only; exit 1 when something does not") { CommandLine.Json }.Does(Opened.ToRead, async call =>
        {
            var all = await call.The<Verify>().RunAsync(call.Stop);
            var ok = all.All(i => i.Broken.Count == 0);
            call.Tell(
                () => new { ok, invariants = all },
                () => all.Select(i => $"{(i.Broken.Count == 0 ? "ok    " : "BROKEN")} {i.Name}: {i.Says}{(i.Broken.Count == 0 ? "" : $" -- {i.Broken.Count}: {string.Join(", ", i.Broken.Take(5))}")}"));
            return ok ? 0 : CommandLine.NotAsItShouldBe;
        });
}
