using System.CommandLine;
using TrainingHub.Platform.History;

namespace TrainingHub.Commands;

/// <summary><c>accept-clock --reason TEXT</c>: the word that the server's time is right, where the page is out of reach.</summary>
internal static class AcceptClockCommand
{
    public static Command Make()
    {
        var reason = new Option<string>("--reason") { Description = "why the time is right; kept in the history", Required = true };
        return new Command("accept-clock", "accept the server's time after a leap or a long silence, so that issuing goes on") { reason }.Does(Opened.Existing, async call =>
        {
            await call.The<AcceptClock>().RunAsync(call.Typed(reason), Actor.System, call.Stop);
            Console.WriteLine($"accepted {call.The<TimeProvider>().GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
            return 0;
        });
    }
}
