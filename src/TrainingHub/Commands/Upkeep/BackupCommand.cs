using System.CommandLine;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>backup FILE</c>: a whole copy of the embedded database.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "where the copy goes; must not exist" };
        return new Command("backup", "write a whole copy of the embedded database (keys are not in it)") { file }.Does(Opened.ToRead, async call =>
        {
            await Backup.ToAsync(call.Db, call.Typed(file), call.Stop);
            Console.WriteLine(Path.GetFullPath(call.Typed(file)));
            return 0;
        });
    }
}
