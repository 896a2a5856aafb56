using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TrainingHub.Certification;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Work;

namespace TrainingHub.Commands;

/// <summary><c>issue --class CODE</c>: issues what is due in a class and does the work at once.</summary>
internal static class IssueCommand
{
    public static Command Make()
    {
        var code = new Option<string>("--class") { Description = "code of the class", Required = true };
        var command = new Command("issue", "issue the certificates that are due in a class") { code };
        command.SetAction((parsed, ct) => CommandHost.RunAsync(CommandHost.Builder(parsed), async services =>
        {
            CommandHost.MustExist(services.GetRequiredService<IOptions<DataSettings>>().Value);
            var db = services.GetRequiredService<HubDb>();
            var plan = await db.AssessmentPlans.AsNoTracking()
                .SingleOrDefaultAsync(p => db.CourseRuns.Any(r => r.Id == p.CourseRunId && r.Code == parsed.GetValue(code)), ct)
                ?? throw new RuleBroken("issue.no-plan", "班次{0}没有安排认定，或没有这个班次", parsed.GetValue(code)!);
            var job = await services.GetRequiredService<IssueCertificates>().RunAsync(plan.Id, CommandHost.Actor, ct);
            await services.GetRequiredService<Drain>().UntilEmptyAsync(ct);
            var count = await db.CertificateIssues.AsNoTracking().Where(i => i.JobId == job).Select(i => i.Count).SingleAsync(ct);
            Console.WriteLine($"issued {count ?? 0}");
            return count is null ? CommandLine.NotAsItShouldBe : 0;
        }, "issue"));
        return command;
    }
}
