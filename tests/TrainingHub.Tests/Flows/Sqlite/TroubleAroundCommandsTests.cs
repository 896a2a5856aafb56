using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace TrainingHub.Tests.Flows;

/// <summary>A taken port, a locked file, a server out of reach: the program ends with one sentence that names the cure, and exit 1.</summary>
public sealed class TroubleAroundCommandsTests : IDisposable
{
    private readonly TheProgram program = new();

    [Fact]
    public async Task A_taken_port_is_told_before_any_work_begins()
    {
        await SeedAsync();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var said = await program.RunAsync("serve", "--urls=" + address);

        IsOneSentence(said, address);
        Assert.Contains("--urls", said.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_another_program_has_locked_is_told()
    {
        await SeedAsync();
        await using var other = new SqliteConnection($"Data Source={Path.Combine(program.Data, "hub.db")};Pooling=false");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var locks = other.CreateCommand();
        locks.CommandText = "BEGIN IMMEDIATE";
        await locks.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        IsOneSentence(await program.RunAsync("create-admin", "--user", "zhangli", "--name", "张丽"), "锁住");
        IsOneSentence(await program.RunAsync("work", "--until-empty"), "锁住");
        IsOneSentence(await program.RunAsync("serve", $"--urls=http://127.0.0.1:{TheSiteAsServed.FreePort()}"), "锁住");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("work")]
    [InlineData("migrate")]
    [InlineData("verify")]
    [InlineData("classes")]
    public async Task A_server_out_of_reach_is_told(string command)
    {
        program.Environment["Data__Database"] = "Postgres";
        program.Environment["Data__ConnectionString"] = $"Host=127.0.0.1;Port={TheSiteAsServed.FreePort()};Username=hub;Database=hub";

        IsOneSentence(await program.RunAsync(command), "Data:ConnectionString");
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("verify")]
    [InlineData("check-settings")]
    [InlineData("demo")]
    public async Task A_settings_file_that_is_no_json_is_told(string command)
    {
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "appsettings.json"), """{ "Mail": { "Kind": "Smtp" """, TestContext.Current.CancellationToken);

        IsOneSentence(await program.RunAsync(command), "设置文件");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told()
    {
        Directory.CreateDirectory(program.Data);
        await File.WriteAllTextAsync(Path.Combine(program.Data, "hub.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        IsOneSentence(await program.RunAsync("verify"), "备份");
        IsOneSentence(await program.RunAsync("serve", $"--urls=http://127.0.0.1:{TheSiteAsServed.FreePort()}"), "备份");
    }

    [Fact]
    public async Task A_key_file_with_one_wrong_character_starts_nothing()
    {
        await SeedAsync();
        Assert.Equal(0, (await program.RunAsync("create-admin", "--user", "zhangli", "--name", "张丽")).Exit);
        var text = await File.ReadAllTextAsync(program.Keys, TestContext.Current.CancellationToken);
        var at = text.IndexOf("\"Index\"", StringComparison.Ordinal) + 14;
        await File.WriteAllTextAsync(program.Keys, text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..], TestContext.Current.CancellationToken);

        foreach (var command in (string[][])[["serve", $"--urls=http://127.0.0.1:{TheSiteAsServed.FreePort()}"], ["work", "--until-empty"]])
        {
            var said = await program.RunAsync(command);
            Assert.True((said.Exit, said.Answer) == (3, ""), $"exit {said.Exit}: {said.Answer} {said.Log}");
            Assert.Contains(program.Keys, Assert.Single(said.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    public void Dispose() => program.Dispose();

    private static void IsOneSentence(Said said, string names)
    {
        Assert.True((said.Exit, said.Answer) == (1, ""), $"exit {said.Exit}: {said.Answer} {said.Log}");
        var sentence = Assert.Single(said.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(names, sentence, StringComparison.Ordinal);
    }

    private async Task SeedAsync() => Assert.Equal(0, (await program.RunAsync("seed", "--city", "puyang")).Exit);
}
