using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Certification;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>A class whose certificates were asked for and not yet made, for real processes to make.</summary>
public abstract class IssueTest : HubTest
{
    /// <summary>One in so many has a mail address, as in the demonstration.</summary>
    private const int WithMail = 6;

    /// <summary>A class of so many, its notice over and its issue asked for now.</summary>
    private protected async Task AskedForAsync(int people)
    {
        await Given.CityAsync();
        var played = new PlayedClass(Services, Clock, await Given.SchoolAsync(), await Given.AssessorAsync(), new(2025, 3, 10));
        await played.OpenAsync();
        var roster = Given.People(0, Enumerable.Repeat("王秀英", people)).Select((p, i) => i % WithMail == 0 ? p with { Mail = $"xueyuan{i}@example.cn" } : p);
        Assert.Equal(people, (await played.ImportAsync(roster)).Added);
        await played.TeachAsync();
        await played.AssessAsync(new(2025, 3, 28));
        Clock.Pass(TimeProvider.System.GetUtcNow() - Clock.GetUtcNow());
        await played.DoAsync<AcceptClock>(a => a.RunAsync("之后按真实时间运行", Actor.System));
        await played.DoAsync<IssueCertificates>(a => a.RunAsync(played.Code, played.Examiner, Stop));
    }

    /// <summary>The program on these data: on PostgreSQL on the same database, else on a copy of the file, which this test holds.</summary>
    private protected async Task<TheProgram> ProgramAsync()
    {
        var program = new TheProgram { Keys = Database.Settings["Keys:File"]! };
        if (ThisSuite.Database == DatabaseKind.Sqlite)
            await Backup.ToAsync(Db, Path.Combine(program.Data, "hub.db"), Stop);
        else
            foreach (var setting in new[] { "Data:Database", "Data:ConnectionString" })
                program.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = Database.Settings[setting]!;
        return program;
    }

    /// <summary>Asks the program's database.</summary>
    private protected async Task<T> AskAsync<T>(TheProgram program, Func<HubDb, Task<T>> ask)
    {
        if (ThisSuite.Database != DatabaseKind.Sqlite)
            return await ElsewhereAsync(s => ask(s.GetRequiredService<HubDb>()));
        using var databases = new HubDbFactory(Options.Create(new DataSettings { Folder = program.Data, ReadOnly = true }), NullLoggerFactory.Instance, TimeProvider.System);
        await using var db = databases.CreateDbContext();
        return await ask(db);
    }

    private protected Task<int> LeftAsync(TheProgram program) => AskAsync(program, db => db.Set<WorkItem>().CountAsync(w => w.State != WorkState.Done, Stop));

    /// <summary>Looks again and again until it is so.</summary>
    private protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!await isSo())
            await Task.Delay(20, limit.Token);
    }

    /// <summary>Lets the program do the rest, and proves that everything is there once.</summary>
    /// <param name="people">as many as were asked for</param>
    /// <param name="told">what was done to it, for the words of a failure</param>
    private protected async Task FinishAsync(TheProgram program, int people, string told)
    {
        var finished = await program.RunAsync("work", "--until-empty");
        Assert.True(finished.Exit == 0, told + finished.Log);
        var verified = await program.RunAsync("verify", "--json");
        Assert.True(verified.Exit == 0 && verified.Json.GetProperty("ok").GetBoolean(), told + verified.Answer + verified.Log);
        var serials = await AskAsync(program, db => db.Certificates.Select(c => c.Serial).Order().ToListAsync(Stop));
        Assert.True(serials.SequenceEqual(Enumerable.Range(1, people)), $"{told} serials {string.Join(' ', serials)}");
        var counts = await AskAsync(program, async db =>
            (await db.CertificatePapers.CountAsync(Stop), await db.Set<Letter>().CountAsync(Stop), await db.ClaimBatches.CountAsync(Stop), await db.Claims.CountAsync(Stop)));
        var mails = Directory.GetFiles(Path.Combine(program.Data, "mail"), "*.eml").Length;
        Assert.True(counts == (people, people, 1, people) && mails == (people + WithMail - 1) / WithMail, $"{told} {counts}, {mails} mails");
    }
}
