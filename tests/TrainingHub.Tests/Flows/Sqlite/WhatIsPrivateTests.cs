using System.Runtime.Versioning;

namespace TrainingHub.Tests.Flows;

/// <summary>Whatever the program makes is its owner's alone, whatever the machine's habits are.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class WhatIsPrivateTests : IDisposable
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly TheProgram program = new();

    [Fact]
    public async Task Data_letters_and_copies_are_open_to_nobody_else()
    {
        Assert.Equal(0, (await program.RunAsync("seed", "--city", "puyang")).Exit);
        Assert.Equal(0, (await program.RunAsync("mail-test", "--to", "zhangli@example.cn")).Exit);
        Assert.Equal(0, (await program.RunAsync("backup", Path.Combine(program.Data, "backups", "copy.db"))).Exit);
        File.SetUnixFileMode(Path.Combine(program.Data, "hub.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using (await TheSiteAsServed.StartedAsync(program))
        {
            var all = Directory.EnumerateFileSystemEntries(program.Data, "*", SearchOption.AllDirectories).Append(program.Data).ToList();
            Assert.Contains(all, f => f.EndsWith(".eml", StringComparison.Ordinal));
            Assert.Contains(all, f => f.EndsWith("hub.db-wal", StringComparison.Ordinal));
            Assert.DoesNotContain(all, f => (File.GetUnixFileMode(f) & Others) != 0);
        }
    }

    public void Dispose() => program.Dispose();
}
