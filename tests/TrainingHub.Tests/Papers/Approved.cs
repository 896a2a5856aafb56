using System.Runtime.CompilerServices;

namespace TrainingHub.Tests.Papers;

/// <summary>Compares a text with the approved one in the folder beside this file. When they differ, the text lies as .received beside the test's program; if it is right, copy it over.</summary>
internal static class Approved
{
    public static void Is(string text, string file)
    {
        var approved = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Approved", file);
        text = text.ReplaceLineEndings("\n");
        if (File.Exists(approved) && File.ReadAllText(approved).ReplaceLineEndings("\n") == text)
            return;
        var received = Path.Combine(AppContext.BaseDirectory, "received", file);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        Assert.Fail($"{file} is not as approved. If the new one is right: cp {received} {approved}");
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
