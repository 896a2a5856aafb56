using System.CommandLine;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Commands;

/// <summary><c>mail-test --to ADDRESS</c>: sends a trial mail with the settings as they are and says what happened.</summary>
internal static class MailTestCommand
{
    public static Command Make()
    {
        var to = new Option<string>("--to") { Description = "address that gets the trial mail", Required = true };
        return new Command("mail-test", "send a trial mail and say what happened") { to }.Does(Opened.OrMade, async call =>
        {
            var (taken, said) = await call.The<SendTrialMail>().RunAsync(call.Typed(to), Actor.System, call.Stop);
            await (taken ? Console.Out : Console.Error).WriteLineAsync(said);
            return taken ? 0 : CommandLine.NotAsItShouldBe;
        });
    }
}
