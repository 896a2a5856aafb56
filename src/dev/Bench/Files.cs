using System.Diagnostics;
using TrainingHub.Sheets;
using TrainingHub.Tests.Rules;

namespace Bench;

/// <summary>What reading costs, one process a file: bytes of the file, memory above what the process had before, time of the processor.</summary>
internal static class Files
{
    private const double MostMegabytes = 200, MostSeconds = 10;

    public static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("bench-files");
        var isWithin = true;
        Console.WriteLine("| file | bytes | answer | peak MB above base | CPU s |");
        Console.WriteLine("|---|---:|---|---:|---:|");
        foreach (var shape in HostileShapes.All.Select(s => s.Shape).Append("20,000 ordinary rows"))
        {
            var (bytes, name) = HostileShapes.Made(shape);
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllBytes(path, bytes);
            using var reader = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["files", path]) { RedirectStandardOutput = true })!;
            var told = reader.StandardOutput.ReadToEnd().Trim().Split('|');
            reader.WaitForExit();
            isWithin &= reader.ExitCode == 0;
            Console.WriteLine($"| {shape} | {bytes.Length:N0} | {told[0]} | {told[1]} | {told[2]} |");
        }
        folder.Delete(recursive: true);
        return isWithin ? 0 : 1;
    }

    public static int Read(string path)
    {
        _ = SheetReader.Open("a"u8.ToArray(), "a.csv", SheetLimits.Upload).Sheets[0].Rows.Count();
        var file = File.ReadAllBytes(path);
        using var self = Process.GetCurrentProcess();
        var (memory, before) = (self.PeakWorkingSet64, self.TotalProcessorTime);
        var said = "read";
        try
        {
            foreach (var sheet in SheetReader.Open(file, Path.GetFileName(path), SheetLimits.Upload).Sheets)
                said = $"{sheet.Rows.Count():N0} rows";
        }
        catch (SheetRefused refused)
        {
            said = refused.Code;
        }
        self.Refresh();
        var (megabytes, seconds) = ((self.PeakWorkingSet64 - memory) / 1048576.0, (self.TotalProcessorTime - before).TotalSeconds);
        Console.WriteLine($"{said}|{megabytes:0}|{seconds:0.00}");
        return megabytes <= MostMegabytes && seconds <= MostSeconds ? 0 : 1;
    }
}
