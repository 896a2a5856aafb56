using System.CommandLine;
using TrainingHub.Demo;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>seed --city KEY</c>: regions, rules, calendars and targets of one city, no people: how a real city begins.</summary>
internal static class SeedCommand
{
    public static Command Make()
    {
        var city = new Option<string>("--city") { Description = "sanmenxia, jincheng, puyang, changzhi or weihai", Required = true };
        var command = new Command("seed", "enter the regions, rules and targets of one city, no people; then create-admin and serve") { city };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed), async services =>
        {
            await services.GetRequiredService<Migrate>().RunAsync(ct);
            await services.GetRequiredService<SeedCity>().RunAsync(City.Of(parsed.GetValue(city)!), CommandHost.Actor, ct);
            Console.WriteLine($"seeded {parsed.GetValue(city)}; next: create-admin, then serve");
            return 0;
        }, "seed"));
        return command;
    }
}
