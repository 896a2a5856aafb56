using System.Runtime.CompilerServices;

namespace TrainingHub.Tests.Papers;

/// <summary>Compares a text with the approved one beside the test. When they differ, the text lies as .received beside the test's program; if it is right, copy it over.</summary>
internal static class Approved
{
    public static void Is(string text, string file, [CallerFilePath] string test = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(test)!, "Approved", file);
        text = text.ReplaceLineEndings("\n");
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == text) return;
        var received = Path.Combine(AppContext.BaseDirectory, "received", file);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        Assert.Fail($"{file} is not as approved. If the new one is right: cp {received} {approved}");
    }
}
