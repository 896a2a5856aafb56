using Microsoft.EntityFrameworkCore;
using TrainingHub.Accounts;
using TrainingHub.Assessments;
using TrainingHub.Data;

namespace TrainingHub.Certificates;

/// <summary>The daily duty: asks for the issue of every assessment whose notice has ended and that was never issued.</summary>
internal sealed class IssueWhereDue(HubDb db, IssueCertificates issue, TimeProvider clock)
{
    /// <returns>how many issues were asked for</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var today = clock.Today;
        var plans = await db.AssessmentPlans.AsNoTracking()
            .Where(p => p.State == PlanState.Published && p.NoticeEndsOn < today && !db.CertificateIssues.Any(i => i.PlanId == p.Id))
            .OrderBy(p => p.NoticeEndsOn).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var asked = 0;
        foreach (var plan in plans)
        {
            try
            {
                await issue.RunAsync(plan, Actor.System, ct);
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
