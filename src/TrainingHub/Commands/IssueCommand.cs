using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Letters;
using TrainingHub.Platform.Work;

namespace TrainingHub.Commands;

/// <summary><c>issue --class CODE</c>: issues what is due in a class and waits until its own work is done, here or on another node.</summary>
internal static class IssueCommand
{
    public static Command Make()
    {
        var code = new Option<string>("--class") { Description = "code of the class", Required = true };
        return new Command("issue", "issue the certificates that are due in a class") { code }.Does(Opened.Existing, async call =>
        {
            var db = call.Db;
            if (!await db.AssessmentPlans.OfClass(call.Typed(code)).AnyAsync(call.Stop))
                throw new RuleBroken("issue.no-plan", "班次{0}没有安排认定，或没有这个班次", call.Typed(code));
            var job = await call.The<IssueCertificates>().RunAsync(call.Typed(code), Actor.System, call.Stop);
            await call.The<Engine>().WhileRunningAsync(() => call.The<WorkLeft>().UntilNoneAsync(call.Stop, hub => WorkOf(hub, job)), call.Stop);
            var count = await db.CertificateIssues.AsNoTracking().Where(i => i.JobId == job).Select(i => i.Count).SingleAsync(call.Stop);
            Console.WriteLine($"issued {count ?? 0}");
            return count is null ? CommandLine.NotAsItShouldBe : 0;
        });
    }

    /// <summary>The pieces of the issue's job, and the letters to those whom it gave a certificate.</summary>
    private static IQueryable<WorkItem> WorkOf(HubData db, Guid job)
    {
        var certificates = db.Set<Certificate>().Where(c => db.Set<CertificateIssue>().Any(i => i.Id == c.IssueId && i.JobId == job));
        return db.Set<WorkItem>().Where(w => w.JobId == job
            || w.Kind == SendLetter.Kind && db.Set<Letter>().Any(l => l.Id == w.Subject && certificates.Any(c => c.Id == l.Subject)));
    }
}
