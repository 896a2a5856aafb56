using System.CommandLine;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;

namespace TrainingHub.Commands;

/// <summary><c>accept-clock --reason TEXT</c>: the word that the server's time is right, where the page is out of reach.</summary>
internal static class AcceptClockCommand
{
    public static Command Make()
    {
        var reason = new Option<string>("--reason") { Description = "why the time is right; kept in the history", Required = true };
        var command = new Command("accept-clock", "accept the server's time after a leap or a long silence, so that issuing and payment go on") { reason };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            await services.GetRequiredService<AcceptClock>().RunAsync(parsed.GetValue(reason)!, CommandHost.Actor, ct);
            Console.WriteLine($"accepted {services.GetRequiredService<TimeProvider>().GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
            return 0;
        }, "accept-clock"));
        return command;
    }
}
