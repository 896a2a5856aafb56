using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace TrainingHub.Tests;

/// <summary>What the program said and how it ended.</summary>
internal sealed record Said(int Exit, string Answer, string Log)
{
    public JsonElement Json => JsonDocument.Parse(Answer).RootElement;
}

/// <summary>The real program, run as a process of its own in a folder of its own.</summary>
internal sealed class TheProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Folder { get; } = Directory.CreateTempSubdirectory("hub-program-").FullName;

    public string Data => DataFolder ?? Path.Combine(Folder, "data");

    /// <summary>The data folder where it is not in <see cref="Folder"/>.</summary>
    public string? DataFolder { private get; init; }

    /// <summary>The key file; the folder's own unless the data came with another.</summary>
    public string Keys { get => field ?? Path.Combine(Folder, "keys.json"); init; }

    /// <summary>What the program finds in its environment beside what this run has.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs a command on the data folder to its end.</summary>
    public async Task<Said> RunAsync(params string[] words)
    {
        using var process = Start(words);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var (answer, log) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await answer, await log);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a command on the data folder and lets it run.</summary>
    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var word in (string[])[typeof(HubDb).Assembly.Location, .. words, "--data", Data, "--keys", Keys])
            start.ArgumentList.Add(word);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Sends a signal such as TERM, STOP or CONT.</summary>
    public static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Tells it to end, as a service manager does, and waits until it has.</summary>
    /// <returns>its exit code</returns>
    public static async Task<int> EndAsync(Process process)
    {
        await SignalAsync(process, "TERM");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
