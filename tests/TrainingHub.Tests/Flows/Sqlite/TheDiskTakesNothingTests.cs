using System.Net;
using System.Text.RegularExpressions;

namespace TrainingHub.Tests.Flows;

/// <summary>The disk of the data fills up, or may only be read: the site says so, goes on reading, and recovers.</summary>
public sealed partial class TheDiskTakesNothingTests : IAsyncLifetime
{
    private SmallDisk disk = null!;
    private TheProgram program = null!;

    public async ValueTask InitializeAsync()
    {
        disk = await SmallDisk.MountedAsync(24);
        program = new() { DataFolder = Path.Combine(disk.Folder, "data") };
        Assert.Equal(0, (await program.RunAsync("seed", "--city", "puyang")).Exit);
    }

    public async ValueTask DisposeAsync()
    {
        await disk.DisposeAsync();
        program.Dispose();
    }

    [Fact]
    public async Task A_site_whose_disk_fills_up_goes_on_reading_starts_on_it_and_recovers()
    {
        await using (var site = await TheSiteAsServed.StartedAsync(program))
        {
            Assert.Equal((HttpStatusCode.OK, "ok"), await site.AskAsync("/health"));
            disk.Fill();
            await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken); // longer than the rest after which the log is folded, and than a trial of the disk is kept
            await NamesTheDiskAndReadsAsync(site);

            disk.MakeRoom();
            await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "ok"), await site.AskAsync("/health"));
            disk.Fill();
            Assert.Equal(0, (await site.EndAsync()).Exit);
        }

        await using (var again = await TheSiteAsServed.StartedAsync(program))
        {
            await NamesTheDiskAndReadsAsync(again);
            var (exit, log) = await again.EndAsync();
            Assert.True(exit == 0, log);
        }

        disk.MakeRoom();
        Assert.Equal(0, (await program.RunAsync("verify")).Exit);
    }

    [Fact]
    public async Task Killed_and_started_on_a_full_disk_it_serves_reading()
    {
        await using (var site = await TheSiteAsServed.StartedAsync(program))
            disk.Fill();

        await using var again = await TheSiteAsServed.StartedAsync(program);
        await NamesTheDiskAndReadsAsync(again);
    }

    [Fact]
    public async Task Started_on_a_read_only_disk_it_serves_reading()
    {
        await using (var first = await TheSiteAsServed.StartedAsync(program))
        {
            var (exit, log) = await first.EndAsync();
            Assert.True(exit == 0, log);
        }
        await disk.ReadOnlyAsync();

        await using var site = await TheSiteAsServed.StartedAsync(program);

        await NamesTheDiskAndReadsAsync(site);
    }

    [Fact]
    public async Task A_command_that_would_write_says_so_in_one_sentence()
    {
        disk.Fill();

        var said = await program.RunAsync("create-admin", "--user", "zhangli", "--name", "张丽");

        Assert.Equal((1, ""), (said.Exit, said.Answer));
        var sentence = Assert.Single(said.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => !IsLogLine().IsMatch(l));
        Assert.Contains("磁盘", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_onto_a_full_place_leaves_nothing_and_takes_nothing_away()
    {
        await using var small = await SmallDisk.MountedAsync(1);
        var copy = Path.Combine(small.Folder, "copy.db");
        await File.WriteAllTextAsync(copy + ".part", "somebody's", TestContext.Current.CancellationToken);
        small.Fill();

        var said = await program.RunAsync("backup", copy);

        Assert.Equal((1, ""), (said.Exit, said.Answer));
        Assert.Contains("磁盘已满", Assert.Single(said.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(["copy.db.part", "filler"], Directory.GetFiles(small.Folder).Select(Path.GetFileName).Order());
        Assert.Equal("somebody's", await File.ReadAllTextAsync(copy + ".part", TestContext.Current.CancellationToken));
    }

    private static async Task NamesTheDiskAndReadsAsync(TheSiteAsServed site)
    {
        var (status, body) = await site.AskAsync("/health");
        Assert.True(status == HttpStatusCode.ServiceUnavailable && body.Contains("磁盘", StringComparison.Ordinal), $"{status} {body}");
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/verify")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.AskAsync("/")).Status);
        Assert.True(site.IsThere);
    }

    [GeneratedRegex("^(fail|warn|info): ")]
    private static partial Regex IsLogLine();
}
