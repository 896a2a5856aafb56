using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TrainingHub.Certification;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>
/// The issuing process is killed at random moments of a class of 300; what is left is finished by the next process, with no number
/// lost or doubled. <c>HUB_KILLS</c> says how many moments (50 without it).
/// </summary>
public sealed class KilledWhileIssuingTests : HubTest
{
    private const int People = 300;
    private const int Seed = 20250408;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("HUB_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 50;

    private string Prepared => Path.Combine(Database.Folder, "prepared.db");

    [Fact]
    public async Task Killed_at_random_moments_every_number_is_there_once()
    {
        await PrepareAsync();
        var moments = new Random(Seed);
        for (var kills = 0; kills < Kills;)
        {
            using var program = new TheProgram { Keys = Path.Combine(Database.Folder, "keys.json") };
            Directory.CreateDirectory(program.Data);
            File.Copy(Prepared, Path.Combine(program.Data, "hub.db"));

            // The same batch is killed again and again until nothing of it is left to do.
            var told = "killed after";
            for (var left = People; left > 0 && kills < Kills; kills++)
            {
                var moment = moments.Next(20, 450);
                await KillAtAsync(program, moment);
                told += $" {moment} ms,";
                left = await LeftAsync(program);
            }

            var finished = await program.RunAsync("work", "--until-empty");
            Assert.True(finished.Exit == 0, told + finished.Log);
            var verified = await program.RunAsync("verify", "--json");
            Assert.True(verified.Exit == 0 && verified.Json.GetProperty("ok").GetBoolean(), told + verified.Answer + verified.Log);
            await CountAsync(program, told);
        }
    }

    /// <summary>A class of 300, its notice over and its issue asked for now, in one file that opens alone.</summary>
    private async Task PrepareAsync()
    {
        await Given.CityAsync();
        var played = new PlayedClass(Services, Clock, await Given.SchoolAsync(), await Given.AssessorAsync(), new(2025, 3, 10));
        await played.OpenAsync();
        // One in six has a mail address, as in the demonstration.
        var people = Given.People(0, Enumerable.Repeat("王秀英", People)).Select((p, i) => i % 6 == 0 ? p with { Mail = $"xueyuan{i}@example.cn" } : p);
        Assert.Equal(People, (await played.ImportAsync(people)).Added);
        await played.TeachAsync();
        await played.AssessAsync(new(2025, 3, 28));
        Clock.Pass(TimeProvider.System.GetUtcNow() - Clock.GetUtcNow());
        await played.DoAsync<AcceptClock>(a => a.RunAsync("之后按真实时间运行", Actor.System));
        await played.DoAsync<IssueCertificates>(a => a.RunAsync(played.Code, played.Examiner, Stop));
        await Backup.ToAsync(Db, Prepared, Stop);
    }

    private static async Task KillAtAsync(TheProgram program, int moment)
    {
        using var process = program.Start("work");
        try
        {
            // The engine wakes the work with its start, so this line is the first sign of it.
            for (string? line = ""; line is not null && !line.StartsWith("working", StringComparison.Ordinal);)
                line = await process.StandardError.ReadLineAsync(Stop);
            await Task.Delay(moment, Stop);
        }
        finally
        {
            process.Kill(); // SIGKILL
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<int> LeftAsync(TheProgram program)
    {
        using var databases = Open(program);
        await using var db = databases.CreateDbContext();
        return await db.Set<WorkItem>().CountAsync(w => w.State != WorkState.Done, Stop);
    }

    private static async Task CountAsync(TheProgram program, string told)
    {
        using var databases = Open(program);
        await using var db = databases.CreateDbContext();
        Assert.Equal(Enumerable.Range(1, People), await db.Certificates.Select(c => c.Serial).Order().ToListAsync(Stop));
        Assert.Equal((People, People, 1), (await db.CertificatePapers.CountAsync(Stop), await db.Set<Letter>().CountAsync(Stop), await db.ClaimBatches.CountAsync(Stop)));
        var mails = Directory.GetFiles(Path.Combine(program.Data, "mail"), "*.eml").Length;
        Assert.True(mails == People / 6, $"{told} {mails} mails");
    }

    private static HubDbFactory Open(TheProgram program) =>
        new(Options.Create(new DataSettings { Folder = program.Data, ReadOnly = true }), NullLoggerFactory.Instance, TimeProvider.System);
}
