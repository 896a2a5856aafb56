using System.CommandLine;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>migrate</c>: brings the database to the shape of this version; a backup is made first.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "bring the database to the shape of this version (a backup is made first)");
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed), async services =>
        {
            await services.GetRequiredService<Migrate>().RunAsync(ct);
            Console.WriteLine("the database is up to date");
            return 0;
        }, "migrate"));
        return command;
    }
}
