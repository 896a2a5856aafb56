using System.Runtime.InteropServices;

namespace TrainingHub.Commands;

/// <summary>Whatever the program makes - data folder, database, log, letters, copies - is its owner's alone: 700 and 600.</summary>
internal static class PrivateFiles
{
    private const uint OthersNothing = 0b000_111_111;

    public static void FromHereOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = SetMask(OthersNothing);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint SetMask(uint mask);
}
