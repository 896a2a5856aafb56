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
            var jobs = await JobsAsync(call, call.Typed(code));
            await call.The<Engine>().WhileRunningAsync(() => call.The<WorkLeft>().UntilNoneAsync(call.Stop, hub => WorkOf(hub, jobs)), call.Stop);
            var counts = await db.CertificateIssues.AsNoTracking().Where(i => jobs.Contains(i.JobId)).Select(i => i.Count).ToListAsync(call.Stop);
            Console.WriteLine($"issued {counts.Sum() ?? 0}");
            return counts.Contains(null) ? CommandLine.NotAsItShouldBe : 0;
        });
    }

    /// <summary>What an earlier call left unfinished, and what is asked for now; the latter only when nothing of the class still waits for its numbers.</summary>
    private static async Task<Guid[]> JobsAsync(Call call, string code)
    {
        var db = call.Db;
        var issues = await db.CertificateIssues.AsNoTracking().Where(i => db.AssessmentPlans.OfClass(code).Any(p => p.Id == i.PlanId))
            .Select(i => new { i.JobId, i.IssuedAt }).ToListAsync(call.Stop);
        List<Guid> jobs = [];
        foreach (var issue in issues)
            if (await WorkOf(db, [issue.JobId]).AnyAsync(w => w.State != WorkState.Done && w.State != WorkState.Parked, call.Stop))
                jobs.Add(issue.JobId);
        if (issues.Any(i => i.IssuedAt is null && jobs.Contains(i.JobId)))
            return [.. jobs];
        try
        {
            jobs.Add(await call.The<IssueCertificates>().RunAsync(code, Actor.System, call.Stop));
        }
        catch (RuleBroken nobody) when (nobody.Code == "issue.nobody" && jobs.Count > 0)
        {
            // Everybody has a number; what waits is print and post.
        }
        return [.. jobs];
    }

    /// <summary>The pieces of the issues' jobs, and the letters to those whom they gave a certificate.</summary>
    private static IQueryable<WorkItem> WorkOf(HubData db, Guid[] jobs)
    {
        var certificates = db.Set<Certificate>().Where(c => db.Set<CertificateIssue>().Any(i => i.Id == c.IssueId && jobs.Contains(i.JobId)));
        return db.Set<WorkItem>().Where(w => w.JobId != null && jobs.Contains(w.JobId.Value)
            || w.Kind == SendLetter.Kind && db.Set<Letter>().Any(l => l.Id == w.Subject && certificates.Any(c => c.Id == l.Subject)));
    }
}
