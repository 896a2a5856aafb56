using System.CommandLine;

namespace TrainingHub.Commands;

/// <summary>
/// What the program can be told to do. Standard output is only the answer, logs go to standard error. Exit codes: 0 done,
/// 1 not as it should be, 2 the command line is wrong, 3 a rule of the field refused it.
/// </summary>
internal static class CommandLine
{
    public const int NotAsItShouldBe = 1;
    public const int WrongCommandLine = 2;
    public const int Refused = 3;

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "the data folder (default: data, relative to where the command is typed)",
        Recursive = true,
    };

    public static readonly Option<string?> Keys = new("--keys")
    {
        Description = "the key file, when it is not in the user's configuration folder",
        Recursive = true,
    };

    /// <summary>Of commands that answer with facts.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "as JSON" };

    public static async Task<int> RunAsync(string[] args)
    {
        PrivateFiles.FromHereOn();
        Console.OutputEncoding = new System.Text.UTF8Encoding(false);
        var root = new RootCommand("TrainingHub: caregiver training and certification for a city") { Data, Keys };
        root.Add(ServeCommand.Make());
        root.Add(DemoCommand.Make());
        root.Add(MigrateCommand.Make());
        root.Add(SeedCommand.Make());
        root.Add(BackupCommand.Make());
        root.Add(RotateKeysCommand.Make());
        root.Add(AcceptClockCommand.Make());
        root.Add(WorkCommand.Make());
        root.Add(VerifyCommand.Make());
        root.Add(CreateAdminCommand.Make());
        root.Add(CheckSettingsCommand.Make());
        root.Add(MailTestCommand.Make());
        root.Add(ClassesCommand.Make());
        root.Add(ImportCommand.Make());
        root.Add(IssueCommand.Make());
        root.Add(ProgressCommand.Make());

        // Without a command it serves. The parser lets words pass that it does not know, since settings are such words.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, ct) => ServeCommand.RunAsync(parsed, ct));
        var parsed = root.Parse(args);
        var foreign = TypedSettings.NotUnderstood(parsed.UnmatchedTokens).ToList();
        if (parsed.Errors.Count > 0 || foreign.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            foreach (var word in foreign)
                await Console.Error.WriteLineAsync(Words.T("看不懂：{0}。既不是这个命令的选项，也不是设置（如 --Mail:Host=…）", word));
            await Console.Error.WriteLineAsync(Words.T("用法见：{0}", parsed.CommandResult.Command == root ? "TrainingHub --help" : $"TrainingHub {parsed.CommandResult.Command.Name} --help"));
            return WrongCommandLine;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Told to stop, it finishes the current piece of work first; the parser's own patience would be 2 seconds.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(40),
        });
    }
}
