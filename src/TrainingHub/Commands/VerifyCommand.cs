using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>verify</c>: proves what must always hold; reads only; exit 0 or 1.</summary>
internal static class VerifyCommand
{
    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "as JSON" };
        var command = new Command("verify", "prove what must always hold of the data; reads only; exit 1 when something does not") { json };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed, new() { ["Data:ReadOnly"] = "true" }), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            IReadOnlyList<Invariant> all =
            [
                .. await services.GetRequiredService<Invariants>().RunAsync(ct),
                .. await services.GetRequiredService<KeptBytes>().RunAsync(ct),
            ];
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(new { ok = all.All(i => i.Broken.Count == 0), invariants = all }, ImportCommand.Json));
            else
                foreach (var i in all)
                    Console.WriteLine($"{(i.Broken.Count == 0 ? "ok    " : "BROKEN")} {i.Name}: {i.Says}{(i.Broken.Count == 0 ? "" : $" -- {i.Broken.Count}: {string.Join(", ", i.Broken.Take(5))}")}");
            return all.All(i => i.Broken.Count == 0) ? 0 : CommandLine.NotAsItShouldBe;
        }, "verify"));
        return command;
    }
}
