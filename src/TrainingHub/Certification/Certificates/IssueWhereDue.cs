using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.History;

namespace TrainingHub.Certification;

/// <summary>The daily duty: asks for the issue of every assessment whose notice has ended and that was never issued.</summary>
internal sealed class IssueWhereDue(HubDb db, IssueCertificates issue, TimeProvider clock, ILogger<IssueWhereDue> log)
{
    /// <summary>Assessments whose notice has ended and that were never issued.</summary>
    public static IQueryable<AssessmentPlan> Due(HubDb db, DateOnly today)
    {
        return db.AssessmentPlans.AsNoTracking()
            .Where(p => p.State == PlanState.Published && p.NoticeEndsOn < today && !db.CertificateIssues.Any(i => i.PlanId == p.Id));
    }

    /// <returns>how many issues were asked for; none while the clock is in doubt</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var now = clock.Now;
        if (await ClockCheck.TroubleAsync(db, now, ct) is { } trouble)
        {
            // The operator sees it on the work page until it is confirmed; the next day asks again.
            log.LogWarning("Nothing is issued: the clock went from {Before:O} to {After:O}", trouble.Before, trouble.After);
            return 0;
        }
        var classes = await Due(db, now.ChinaDay).OrderBy(p => p.NoticeEndsOn).ThenBy(p => p.Id)
            .Select(p => db.CourseRuns.Where(r => r.Id == p.CourseRunId).Select(r => r.Code).Single()).ToListAsync(ct);
        var asked = 0;
        foreach (var code in classes)
        {
            try
            {
                await issue.RunAsync(code, Actor.System, ct);
                asked++;
            }
            catch (RuleBroken broken) when (broken.Code == "issue.nobody")
            {
                // nobody passed: nothing to issue, and the next day asks again
            }
        }
        return asked;
    }
}
