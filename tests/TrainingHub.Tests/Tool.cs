using System.Diagnostics;

namespace TrainingHub.Tests;

/// <summary>Programs of other makers that look at our files. A missing one fails the test: a check that did not run proves nothing.</summary>
internal static class Tool
{
    /// <summary>Runs the program on files in a folder of its own; answers what it printed. A bad exit code fails.</summary>
    public static string Run(string program, byte[] input, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("paper-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "in.pdf"), input);
            return Run(program, folder.FullName, arguments);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a scanner reads off the first page at so many dots per inch.</summary>
    public static string Scan(byte[] pdf, int dotsPerInch)
    {
        var folder = Directory.CreateTempSubdirectory("paper-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "in.pdf"), pdf);
            Run("pdftoppm", folder.FullName, "-r", $"{dotsPerInch}", "-f", "1", "-l", "1", "-singlefile", "-png", "in.pdf", "page");
            return Run("zbarimg", folder.FullName, "--quiet", "--raw", "page.png").Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{program} did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(60_000), $"{program} did not end");
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {output} {errors.Result}");
        return output;
    }
}
