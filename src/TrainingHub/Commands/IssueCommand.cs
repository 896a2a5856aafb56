using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Platform.Work;

namespace TrainingHub.Commands;

/// <summary><c>issue --class CODE</c>: issues what is due in a class and does the work at once.</summary>
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
            await call.The<Drain>().UntilEmptyAsync(call.Stop);
            var count = await db.CertificateIssues.AsNoTracking().Where(i => i.JobId == job).Select(i => i.Count).SingleAsync(call.Stop);
            Console.WriteLine($"issued {count ?? 0}");
            return count is null ? CommandLine.NotAsItShouldBe : 0;
        });
    }
}
