using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Tests.Flows;

/// <summary>That data are a demonstration's is a fact of the data: whatever command makes papers of them, they carry the mark; real ones never.</summary>
public sealed class PapersOfADemonstrationTests : IssueTest
{
    [Theory]
    [InlineData(true, "work")]
    [InlineData(true, "issue")]
    [InlineData(false, "work")]
    [InlineData(false, "issue")]
    public async Task The_mark_is_on_every_paper_of_a_demonstration_alone(bool isDemo, string command)
    {
        await AskedForAsync(3);
        if (isDemo)
        {
            (await Db.Set<Installation>().SingleAsync(Stop)).BeginDemonstration();
            await Db.SaveChangesAsync(Stop);
        }
        using var program = await ProgramAsync();
        if (command == "issue")
            Assert.Equal(0, (await program.RunAsync("issue", "--class", await AskAsync(program, db => db.CourseRuns.Select(r => r.Code).SingleAsync(Stop)))).Exit);
        Assert.Equal(0, (await program.RunAsync("work", "--until-empty")).Exit);

        var papers = await AskAsync(program, async db =>
        {
            var files = new FileStore(db, Make<IdVault>(), Clock);
            var ids = await db.CertificatePapers.Select(p => p.FileId).Union(db.CertificateIssues.Select(i => i.HandOutFileId!.Value)).ToListAsync(Stop);
            var read = new List<byte[]>();
            foreach (var id in ids)
                read.Add((await files.OpenAsync(id, Stop)).Bytes);
            return read;
        });
        Assert.Equal(4, papers.Count);
        Assert.All(papers, p => Assert.Equal(isDemo, Tool.Run("pdftotext", p, "in.pdf", "-").Contains("SPECIMEN", StringComparison.Ordinal)));
    }
}
