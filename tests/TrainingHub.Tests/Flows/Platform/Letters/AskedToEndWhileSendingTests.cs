using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Tests.Flows;

/// <summary>A deploy while letters leave the house: the one that is on its way is finished first, and none goes out twice.</summary>
public sealed class AskedToEndWhileSendingTests : IssueTest
{
    private const int Letters = 7;

    [Fact]
    public async Task Every_letter_goes_out_once()
    {
        await using var sink = new SmtpSink { ThinksFor = TimeSpan.FromMilliseconds(700) };
        foreach (var i in Enumerable.Range(0, Letters))
            Make<Post>().Promise(
                new CertificateReady { Name = "王芳", Occupation = "养老护理员", Level = "五级/初级工", School = "示范学校", MyAddress = "https://hl/my", CheckAddress = "https://hl/verify" },
                Guid.CreateVersion7(), "王芳", $"wang{i}@example.cn");
        await Db.SaveChangesAsync(Stop);
        using var program = await ProgramAsync();
        string[] settings = ["--Mail:Kind=Smtp", "--Mail:Host=127.0.0.1", $"--Mail:Port={sink.Port}", "--Mail:Security=None", "--Mail:From=noreply@example.cn", "--Work:Workers=2"];

        using var process = program.Start(["work", .. settings]);
        var log = process.StandardError.ReadToEndAsync(Stop);
        await UntilAsync(() => Task.FromResult(sink.Mails.Count > 0));
        var exit = await TheProgram.EndAsync(process);

        Assert.True(exit == 0, await log);
        Assert.InRange(sink.Mails.Count, 1, Letters - 1);
        Assert.Equal(sink.Mails.Count, await AskAsync(program, db => db.Set<Letter>().CountAsync(l => l.State == LetterState.Sent, Stop)));
        Assert.Equal(0, await AskAsync(program, db => db.Set<WorkItem>().CountAsync(w => w.State == WorkState.Running, Stop)));

        var rest = await program.RunAsync(["work", "--until-empty", .. settings]);
        Assert.True(rest.Exit == 0, rest.Log);
        var ids = sink.Mails.Select(m => ReadMail.Of(m).MessageId).ToList();
        Assert.Equal((Letters, Letters), (ids.Count, ids.Distinct().Count()));
    }
}
