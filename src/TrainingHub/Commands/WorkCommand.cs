using System.CommandLine;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;

namespace TrainingHub.Commands;

/// <summary><c>work</c>: background work without the web; with <c>--until-empty</c> it does what is due and ends.</summary>
internal static class WorkCommand
{
    public static Command Make()
    {
        var untilEmpty = new Option<bool>("--until-empty") { Description = "do everything that is due now, then end" };
        return new Command("work", "do background work without the web") { untilEmpty }.Does(Opened.Existing, async call =>
        {
            // Of everything that starts with the site, the engine alone, whatever Work:Engine says: no address is listened on.
            var engine = call.The<Engine>();
            call.The<IdVault>().MustOpen();
            if (call.Typed(untilEmpty))
            {
                await engine.WhileRunningAsync(() => call.The<WorkLeft>().UntilNoneAsync(call.Stop), call.Stop);
                var did = call.The<DueWork>().Did;
                Console.WriteLine($"done {did.Done}, failed tries {did.Failed}");
                return did.Failed == 0 ? 0 : CommandLine.NotAsItShouldBe;
            }
            await engine.StartAsync(call.Stop);
            Console.Error.WriteLine("working; stop with Ctrl+C");
            await Task.Delay(Timeout.Infinite, call.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await engine.StopAsync(CancellationToken.None);
            return 0;
        });
    }
}
