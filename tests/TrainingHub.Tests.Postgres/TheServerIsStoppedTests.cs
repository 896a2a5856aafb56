using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Tests;

/// <summary>The administrator stops PostgreSQL under a working engine and starts it again.</summary>
public sealed class TheServerIsStoppedTests : IAsyncLifetime
{
    private const int Letters = 400;

    private readonly TheProgram program = new();
    private Process? process;
    private PostgresCluster server = null!;
    private DataSettings data = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresCluster.OwnAsync();
        await server.CopyTemplateAsync("town");
        data = new() { Database = DatabaseKind.Postgres, ConnectionString = server.ConnectionTo("town") };
        program.Environment["Data__Database"] = nameof(DatabaseKind.Postgres);
        program.Environment["Data__ConnectionString"] = data.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        process?.Kill();
        process?.Dispose();
        await server.DisposeAsync();
        program.Dispose();
    }

    [Fact]
    public async Task The_engine_goes_on_by_itself_when_it_is_back()
    {
        await PromiseAsync();
        process = program.Start("work");
        var log = process.StandardError.ReadToEndAsync(Stop);
        await UntilAsync(sent => sent > 0);

        await server.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        await server.GoOnAsync();
        await LeasesRunOutAsync();

        Assert.True(await SentAsync() is > 0 and < Letters, "it was stopped before or after the letters");
        await UntilAsync(sent => sent == Letters);
        Assert.Equal(Letters, Directory.GetFiles(Path.Combine(program.Data, "mail"), "*.eml").Length);
        var exit = await TheProgram.EndAsync(process);
        Assert.True(exit == 0, await log);
    }

    [Fact]
    public async Task A_command_in_the_middle_ends_with_one_sentence_and_what_it_did_is_there()
    {
        await PromiseAsync();
        process = program.Start("work", "--until-empty");
        var log = process.StandardError.ReadToEndAsync(Stop);
        await UntilAsync(sent => sent > 0);

        await server.StopAsync();
        await process.WaitForExitAsync(Stop);
        await server.GoOnAsync();
        await LeasesRunOutAsync();

        var last = (await log).TrimEnd().Split('\n')[^1];
        Assert.True(process.ExitCode == 1 && last.Contains("数据库服务器", StringComparison.Ordinal), await log);
        Assert.Equal(0, (await program.RunAsync("work", "--until-empty")).Exit);
        Assert.Equal(Letters, await SentAsync());
    }

    private async Task PromiseAsync()
    {
        using var databases = Open();
        await using var db = databases.CreateDbContext();
        var now = TimeProvider.System.Now;
        for (var i = 0; i < Letters; i++)
        {
            var letter = Letter.About(
                new CertificateReady { Name = "王芳", Occupation = "养老护理员", Level = "五级/初级工", School = "示范学校", MyAddress = "https://hl/my", CheckAddress = "https://hl/verify" },
                Guid.CreateVersion7(), "王芳", $"wang{i}@example.cn", "zh-CN", now);
            db.Add(letter);
            db.Add(new WorkItem { Kind = SendLetter.Kind, Subject = letter.Id, Key = $"{letter.Id}", CreatedAt = now });
        }
        await db.SaveChangesAsync(Stop);
    }

    private async Task UntilAsync(Func<int, bool> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!isSo(await SentAsync()))
            await Task.Delay(20, limit.Token);
    }

    private Task<int> SentAsync() => AskAsync(db => db.Set<Letter>().CountAsync(l => l.State == LetterState.Sent, Stop));

    /// <summary>As if the minute had passed for which work is held.</summary>
    private Task<int> LeasesRunOutAsync() => AskAsync(db => db.Set<WorkItem>().Where(w => w.State == WorkState.Running)
        .ExecuteUpdateAsync(u => u.SetProperty(w => w.LeaseUntil, 0L), Stop));

    private async Task<int> AskAsync(Func<HubDb, Task<int>> ask)
    {
        using var databases = Open();
        for (var tries = 1; ; tries++)
        {
            try
            {
                await using var db = databases.CreateDbContext();
                return await ask(db);
            }
            catch (Exception trouble) when (DatabaseTrouble.Of(trouble) == Refusal.Unavailable && tries < 100)
            {
                await Task.Delay(100, Stop); // the server is still starting
            }
        }
    }

    private HubDbFactory Open() => new(Options.Create(data), NullLoggerFactory.Instance, TimeProvider.System);
}
