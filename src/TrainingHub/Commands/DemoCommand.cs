using System.CommandLine;
using TrainingHub.Demo;

namespace TrainingHub.Commands;

/// <summary><c>demo</c>: makes the demonstration city by running the main job, then serves it.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var city = new Option<string>("--city") { Description = "sanmenxia (a whole year) or puyang (empty)", DefaultValueFactory = _ => DemoCity.Default };
        var once = new Option<bool>("--once") { Description = "do everything, do not serve, exit 0" };
        var command = new Command("demo", "make the demonstration city and serve it; run again, it finds the data and serves") { city, once };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, ct) => CommandHost.ToldAsync(async () =>
        {
            var key = parsed.GetValue(city)!;
            var settings = DemoCity.SettingsOf(key, parsed.GetValue(CommandLine.Data));
            await DemoCity.MakeAsync(key, settings["Data:Folder"]!, () => CommandHost.Builder(parsed, settings), ct);
            return parsed.GetValue(once) ? 0 : await ServeCommand.ServeAsync(CommandHost.Builder(parsed, settings), ct);
        }));
        return command;
    }
}
