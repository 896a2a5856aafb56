using System.Security.Cryptography;
using System.Text.Json;

namespace TrainingHub.Tests.Flows;

/// <summary>The program as an administrator types it: answers on standard output, words about trouble beside it, exit codes.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TheProgram program = new();

    [Fact]
    public async Task The_empty_demonstration_is_made_once_and_stands_the_proof()
    {
        Assert.Equal(0, (await program.RunAsync("demo", "--city", "puyang", "--once")).Exit);
        Assert.Contains("濮阳市", (await program.RunAsync("demo", "--city", "puyang", "--once")).Answer, StringComparison.Ordinal);

        var verified = await program.RunAsync("verify", "--json");
        Assert.Equal(0, verified.Exit);
        Assert.True(verified.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(0, (await program.RunAsync("verify")).Exit);

        var other = await program.RunAsync("demo", "--once");
        Assert.Equal(3, other.Exit);
        Assert.Contains("demo.other-city", other.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seeded_city_answers_in_json_and_is_not_seeded_twice()
    {
        await SeedAsync();

        Assert.Equal(JsonValueKind.Array, (await program.RunAsync("classes", "--json")).Json.ValueKind);
        var progress = (await program.RunAsync("progress", "--year", "2021", "--json")).Json;
        Assert.Equal(2021, progress.GetProperty("year").GetInt32());
        Assert.Equal(JsonValueKind.Array, progress.GetProperty("indicators").ValueKind);

        var second = await program.RunAsync("seed", "--city", "weihai");
        Assert.Equal((3, ""), (second.Exit, second.Answer));
        Assert.Contains("city.second", second.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_tells_every_problem_and_writes_nothing()
    {
        var database = await WithClassAsync("2025-HB-01");
        var people = Given.People(0, "王秀英", "李桂兰", "张淑珍");
        var roster = Path.Combine(program.Folder, "名单.xlsx");
        var wrong = people[1].Number[..17] + (people[1].Number[17] == '0' ? '1' : '0');
        await File.WriteAllBytesAsync(roster, Given.Roster([people[0], people[1] with { Number = wrong }, people[2] with { Phone = null }]), TestContext.Current.CancellationToken);
        var before = SHA256.HashData(await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken));

        var said = await program.RunAsync("import", "--roster", roster, "--class", "2025-HB-01", "--rehearse", "--json");

        Assert.Equal(3, said.Exit); // as the import itself would
        Assert.Equal((3, 2, 1, 1), (Number("rows"), Number("ok"), Number("warnings"), Number("errors")));
        var problems = said.Json.GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal([(4, "document.check-digit", "error"), (5, "phone.missing", "warning")],
            problems.Select(p => (p.GetProperty("row").GetInt32(), p.GetProperty("code").GetString()!, p.GetProperty("severity").GetString()!)));
        Assert.All(problems, p => Assert.Equal(["row", "column", "field", "code", "severity", "expected", "found", "message"], p.EnumerateObject().Select(f => f.Name)));
        Assert.Equal(before, SHA256.HashData(await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken)));

        Assert.Equal(0, (await program.RunAsync("import", "--roster", roster, "--class", "2025-HB-01", "--rehearse", "--leave-out-errors")).Exit);

        int Number(string name) => said.Json.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task A_roster_with_errors_is_imported_only_when_they_are_left_out()
    {
        await WithClassAsync("2025-HB-01");
        var people = Given.People(0, "王秀英", "李桂兰");
        var roster = Path.Combine(program.Folder, "名单.xlsx");
        await File.WriteAllBytesAsync(roster, Given.Roster([people[0], people[1] with { Number = "123" }]), TestContext.Current.CancellationToken);

        Assert.Equal(3, (await program.RunAsync("import", "--roster", roster, "--class", "2025-HB-01")).Exit);
        Assert.Equal(0, await EnrolledAsync());
        Assert.Equal(0, (await program.RunAsync("import", "--roster", roster, "--class", "2025-HB-01", "--leave-out-errors")).Exit);
        Assert.Equal(1, await EnrolledAsync());

        async Task<int> EnrolledAsync() => (await program.RunAsync("classes", "--json")).Json.EnumerateArray().Single().GetProperty("enrolled").GetInt32();
    }

    [Fact]
    public async Task The_first_operator_gets_a_link_and_another_when_it_was_lost()
    {
        await SeedAsync();

        var first = await program.RunAsync("create-admin", "--user", "zhangli", "--name", "张丽");
        var again = await program.RunAsync("create-admin", "--user", "ZhangLi", "--name", "张丽");
        var other = await program.RunAsync("create-admin", "--user", "lisi", "--name", "李四");

        Assert.All((Said[])[first, again], said => Assert.StartsWith("http://localhost:5080/reset?k=", said.Answer, StringComparison.Ordinal));
        Assert.NotEqual(first.Answer, again.Answer);
        Assert.Equal((3, ""), (other.Exit, other.Answer));
        Assert.Contains("admin.exists", other.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_rotated_and_a_lost_key_file_is_named()
    {
        await WithClassAsync("2025-HB-01");
        var roster = Path.Combine(program.Folder, "名单.xlsx");
        await File.WriteAllBytesAsync(roster, Given.Roster(Given.People(0, "王秀英")), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await program.RunAsync("import", "--roster", roster, "--class", "2025-HB-01")).Exit);

        var rotated = await program.RunAsync("rotate-keys");
        Assert.Equal((0, "key 2 seals; 2 rows sealed anew, 0 keys retired"), (rotated.Exit, rotated.Answer.Trim()));
        Assert.Contains(program.Keys, rotated.Log, StringComparison.Ordinal);
        Assert.Equal(0, (await program.RunAsync("verify")).Exit);

        File.Move(program.Keys, program.Keys + ".lost");
        var lost = await program.RunAsync("verify");
        Assert.Equal((3, ""), (lost.Exit, lost.Answer));
        Assert.Contains("keys.missing", lost.Log, StringComparison.Ordinal);
        Assert.Contains(program.Keys, lost.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify", "--no-such-thing")]
    [InlineData("import", "--roster")]
    [InlineData("progress")]
    [InlineData("--no-such-thing")]
    [InlineData("serve", "--no-such-thing")]
    [InlineData("serve", "--urls")]
    [InlineData("demo", "--onse")]
    [InlineData("frobnicate")]
    [InlineData("check-settings", "--Mial:Host=mail.example.cn")]
    public async Task A_wrong_command_line_ends_with_two(params string[] words)
    {
        var said = await program.RunAsync(words);

        Assert.Equal((2, ""), (said.Exit, said.Answer));
        Assert.Contains("--help", said.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_is_named()
    {
        Assert.Equal(0, (await program.RunAsync("check-settings")).Exit);
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "appsettings.json"), """{ "Mail": { "Kind": "Smtp" }, "Work": { "Workers": 900 } }""", TestContext.Current.CancellationToken);

        var said = await program.RunAsync("check-settings");

        Assert.Equal(1, said.Exit);
        Assert.Contains("Mail:Host", said.Log, StringComparison.Ordinal);
        Assert.Contains("Workers", said.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("verify")]
    [InlineData("work", "--until-empty")]
    public async Task On_an_empty_folder_it_says_what_to_do_next(params string[] words)
    {
        var said = await program.RunAsync(words);

        Assert.Equal((3, ""), (said.Exit, said.Answer));
        Assert.Contains("demo", said.Log, StringComparison.Ordinal);
        Assert.Contains("seed --city", said.Log, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(program.Data, "hub.db")));
    }

    public void Dispose() => program.Dispose();

    private async Task SeedAsync() => Assert.Equal(0, (await program.RunAsync("seed", "--city", "sanmenxia")).Exit);

    /// <summary>A seeded city with one open class; the database file.</summary>
    private async Task<string> WithClassAsync(string code)
    {
        await SeedAsync();
        var settings = Microsoft.Extensions.Options.Options.Create(new Platform.Data.DataSettings { Folder = program.Data });
        using var databases = new HubDbFactory(settings, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, new FakeClock());
        await using var db = databases.CreateDbContext();
        var school = await new Given(db).SchoolAsync();
        var clock = new FakeClock();
        await new Training.OpenRun(db, new(db), clock).RunAsync(new(code, "养老护理员培训班", Kernel.Level.Five, school.Id, null, clock.Today.AddDays(4), clock.Today.AddDays(20), 30), Kernel.Actor.System);
        return Path.Combine(program.Data, "hub.db");
    }
}
