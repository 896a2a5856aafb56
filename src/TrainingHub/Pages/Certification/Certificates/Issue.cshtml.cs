using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;

namespace TrainingHub.Pages.Certification.Certificates;

/// <summary>Issuing the certificates of one class: who gets one, which numbers come, who gets none and why; then a job does it.</summary>
internal sealed class IssueModel(HubDb db, DueCertificates dues, IssueCertificates issue, Actor actor, TimeProvider clock) : PageModel, IShowAgain
{
    /// <summary>A class whose results have been announced.</summary>
    public sealed record Ready(string Code, string Name, Level Level, DateOnly NoticeEndsOn, bool IsOver);

    public sealed record Person(Guid TraineeId, string Name, string MaskedNumber, NotDue Reason, Sentence? Cure);

    [BindProperty(SupportsGet = true, Name = "class")] public string? Code { get; set; }

    public IReadOnlyList<Ready> Classes { get; private set; } = [];
    public CourseRun? Run { get; private set; }
    public AssessmentPlan Plan { get; private set; } = null!;
    public Course Course { get; private set; } = null!;
    public string AssessorName { get; private set; } = "";
    public int DueCount { get; private set; }
    public string FirstNumber { get; private set; } = "";
    public string LastNumber { get; private set; } = "";
    public IReadOnlyList<Person> NotDue { get; private set; } = [];

    /// <summary>Why nothing can be issued today; null when it can.</summary>
    public string? Refusal { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var job = await issue.RunAsync(Code ?? "", actor, ct);
        return Redirect($"/jobs/{job}");
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            await ClassesAsync(ct);
            return;
        }
        Run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == Code).OneOrNotHere(ct);
        Plan = await db.AssessmentPlans.AsNoTracking().VisibleTo(actor).Where(p => p.CourseRunId == Run.Id).OneOrNotHere(ct);
        Course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == Run.CourseId, ct);
        List<Due> due;
        try
        {
            due = await dues.OfPlanAsync(Plan, Course.OccupationCode, Run.Level, ct);
        }
        catch (RuleBroken missing)
        {
            Refusal = missing.Said;
            return;
        }
        DueCount = due.Count(d => d.Reason is null);
        await NumbersAsync(ct);
        var people = await db.Candidates.Where(c => c.PlanId == Plan.Id)
            .Select(c => new { c.TraineeId, c.Trainee.Name, c.Trainee.MaskedNumber }).ToDictionaryAsync(c => c.TraineeId, ct);
        NotDue = [.. due.Where(d => d.Reason is not null).OrderBy(d => d.Reason)
            .Select(d => new Person(d.Result.TraineeId, people[d.Result.TraineeId].Name, people[d.Result.TraineeId].MaskedNumber, d.Reason!.Value, d.Cure))];
        try
        {
            DueCertificates.MustBeOver(Plan, clock.Today);
        }
        catch (RuleBroken early)
        {
            Refusal = early.Said;
        }
    }

    private async Task NumbersAsync(CancellationToken ct)
    {
        var assessor = await db.Assessors.AsNoTracking().SingleAsync(a => a.Id == Plan.AssessorId, ct);
        AssessorName = assessor.Name;
        if (DueCount == 0)
            return;
        var (year, level) = (clock.Today.Year, Run!.Level);
        var last = await db.NumberSeries.Where(s => s.Prefix == assessor.Prefix && s.Year == year && s.Level == level).Select(s => s.Last).SingleOrDefaultAsync(ct);
        FirstNumber = CertificateNumber.Of(assessor.Prefix, year, level, last + 1);
        LastNumber = CertificateNumber.Of(assessor.Prefix, year, level, last + DueCount);
    }

    private async Task ClassesAsync(CancellationToken ct)
    {
        var today = clock.Today;
        Classes = await db.AssessmentPlans.VisibleTo(actor)
            .Where(p => p.State == PlanState.Published && !db.CertificateIssues.Any(i => i.PlanId == p.Id))
            .OrderBy(p => p.NoticeEndsOn).ThenBy(p => p.Run.Code)
            .Select(p => new Ready(p.Run.Code, p.Run.Name, p.Run.Level, p.NoticeEndsOn!.Value, p.NoticeEndsOn < today)).Take(100).ToListAsync(ct);
    }
}
