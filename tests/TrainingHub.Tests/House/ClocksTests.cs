using System.Text.RegularExpressions;

namespace TrainingHub.Tests.House;

/// <summary>
/// An act and a step read the clock once and pass the moment on: read again for the next row, a day, a month or a year may have begun
/// in between.
/// </summary>
public sealed partial class ClocksTests
{
    [Fact]
    public void An_act_reads_the_clock_once()
    {
        var acts = typeof(Setup).Assembly.GetTypes().Where(Setup.IsAct).Select(t => t.Name).ToHashSet();
        var often = from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/TrainingHub"), "*.cs", SearchOption.AllDirectories)
                    where acts.Contains(Path.GetFileNameWithoutExtension(file))
                    let reads = Read().Matches(File.ReadAllText(file)).Select(m => m.Value.Trim()).ToList()
                    where reads.Count > 1
                    select $"{Path.GetFileName(file)}: {string.Join(" | ", reads)}";
        Assert.Equal([], often.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^.*\bclock\.(Now|Today)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Read();
}
