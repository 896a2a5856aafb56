using System.CommandLine;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>migrate</c>: brings the database to the shape of this version; a backup is made first.</summary>
internal static class MigrateCommand
{
    public static Command Make() =>
        new Command("migrate", "bring the database to the shape of this version (a backup is made first)").Does(Opened.OrMade, async call =>
        {
            await call.The<Migrate>().RunAsync(call.Stop);
            Console.WriteLine("the database is up to date");
            return 0;
        });
}
