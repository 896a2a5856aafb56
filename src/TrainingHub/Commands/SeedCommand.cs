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
        return new Command("seed", "enter the regions, rules and targets of one city, no people; then create-admin and serve") { city }.Does(Opened.OrMade, async call =>
        {
            var seeded = City.Of(call.Typed(city)); // an unknown one is refused before anything is made
            await call.The<Migrate>().RunAsync(call.Stop);
            await call.The<SeedCity>().RunAsync(seeded, Actor.System, call.Stop);
            Console.WriteLine($"seeded {call.Typed(city)}; next: create-admin, then serve");
            return 0;
        });
    }
}
