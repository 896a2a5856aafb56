using System.CommandLine;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;

namespace TrainingHub.Commands;

/// <summary><c>backup FILE</c>: a whole copy of the embedded database.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "where the copy goes; must not exist" };
        var command = new Command("backup", "write a whole copy of the embedded database (keys are not in it)") { file };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed, new() { ["Data:ReadOnly"] = "true" }), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            await Backup.ToAsync(services.GetRequiredService<HubDb>(), parsed.GetValue(file)!, ct);
            Console.WriteLine(Path.GetFullPath(parsed.GetValue(file)!));
            return 0;
        }, "backup"));
        return command;
    }
}
