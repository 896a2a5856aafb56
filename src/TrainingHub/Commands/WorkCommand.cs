using System.CommandLine;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Work;

namespace TrainingHub.Commands;

/// <summary><c>work</c>: background work without the web; with <c>--until-empty</c> it does what is due and ends.</summary>
internal static class WorkCommand
{
    public static Command Make()
    {
        var untilEmpty = new Option<bool>("--until-empty") { Description = "do everything that is due now, then end" };
        var command = new Command("work", "do background work without the web") { untilEmpty };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            var drain = services.GetRequiredService<Drain>();
            if (parsed.GetValue(untilEmpty))
            {
                var did = await drain.UntilNobodyWorksAsync(ct);
                Console.WriteLine($"done {did.Done}, failed tries {did.Failed}");
                return did.Failed == 0 ? 0 : CommandLine.NotAsItShouldBe;
            }
            // Of everything that starts with the site, the engine alone: no address is listened on.
            var engine = services.GetRequiredService<Engine>();
            await engine.StartAsync(ct);
            Console.Error.WriteLine("working; stop with Ctrl+C");
            try
            {
                await Task.Delay(Timeout.Infinite, ct);
            }
            catch (OperationCanceledException)
            {
                // told to stop
            }
            await engine.StopAsync(CancellationToken.None);
            return 0;
        }, "work"));
        return command;
    }
}
