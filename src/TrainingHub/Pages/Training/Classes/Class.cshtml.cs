using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Classes;

/// <summary>One class: what is done, what is next, and its roll.</summary>
internal sealed class ClassModel(HubDb db, Rulebook rules, Actor actor, TimeProvider clock) : PageModel
{
    public sealed record Row(Guid TraineeId, string Name, string MaskedNumber, string? Phone, int Hours, EnrolmentState State, string? CertificateNumber, CertificateState? CertificateState);

    public CourseRun Run { get; private set; } = null!;
    public string School { get; private set; } = "";
    public string? Assessor { get; private set; }
    public DatedRule? HoursRule { get; private set; }
    public AssessmentPlan? Plan { get; private set; }
    public int Sessions { get; private set; }
    public int SessionHours { get; private set; }
    public int Certificates { get; private set; }
    public CertificateIssue? Issue { get; private set; }
    public string? BatchNumber { get; private set; }
    public PageOf<Row> Roll { get; private set; } = PageOf<Row>.Empty;
    public int Reached { get; private set; }

    public bool MayRun => actor.Can(Permission.RunClasses);
    public bool MayImport => actor.Can(Permission.ImportTrainees) && Run.State == RunState.Open;
    public bool MayRecord => actor.Can(Permission.RecordResults);
    public bool MayIssue => actor.Can(Permission.IssueCertificates);
    public bool CanStart => MayRun && Run.State == RunState.Open && clock.Today >= Run.FirstDay;
    public bool CanFinish => MayRun && Run.State == RunState.Started && clock.Today >= Run.LastDay;
    public bool NoticeIsOver => Plan is { State: PlanState.Published, NoticeEndsOn: { } last } && clock.Today > last;

    public async Task OnGetAsync(string code, int p = 1, CancellationToken ct = default)
    {
        Run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code).OneOrNotHere(ct);
        School = await db.Schools.Where(s => s.Id == Run.SchoolId).Select(s => s.Name).SingleAsync(ct);
        Assessor = await db.Assessors.Where(a => a.Id == Run.AssessorId).Select(a => a.Name).SingleOrDefaultAsync(ct);
        HoursRule = await rules.FindAsync(RuleKeys.ClassHours(Run.Level), Run.RegionPath, Run.FirstDay, ct);
        Plan = await db.AssessmentPlans.AsNoTracking().SingleOrDefaultAsync(x => x.CourseRunId == Run.Id, ct);
        var sessions = await db.ClassSessions.AsNoTracking().Where(s => s.CourseRunId == Run.Id).ToListAsync(ct);
        (Sessions, SessionHours) = (sessions.Count, sessions.Sum(s => s.Hours));
        Certificates = await db.Certificates.CountAsync(c => c.CourseRunId == Run.Id, ct);
        Issue = await db.CertificateIssues.AsNoTracking().Where(i => i.CourseRunId == Run.Id).OrderByDescending(i => i.CreatedAt).FirstOrDefaultAsync(ct);
        if (actor.Can(Permission.SeeClaims))
            BatchNumber = await db.ClaimBatches.VisibleTo(actor).Where(b => b.CourseRunId == Run.Id).OrderBy(b => b.CreatedAt).Select(b => b.Number).FirstOrDefaultAsync(ct);

        var hours = await Hours.OfRunAsync(db, Run.Id, ct);
        Reached = HoursRule is null ? 0 : hours.Values.Count(h => h >= HoursRule.Value);
        var enrolled = db.Enrolments.AsNoTracking().Where(e => e.CourseRunId == Run.Id);
        var rows = await (
            from e in enrolled
            join t in db.Trainees.AsNoTracking() on e.TraineeId equals t.Id
            join c in db.Certificates.AsNoTracking().Where(c => c.CourseRunId == Run.Id) on e.TraineeId equals c.TraineeId into own
            from c in own.DefaultIfEmpty()
            orderby e.Id
            select new { e.Id, e.TraineeId, t.Name, t.MaskedNumber, t.Phone, e.State, Number = (string?)c.Number, CertificateState = (CertificateState?)c.State })
            .PageAsync(p, 50, ct);
        Roll = rows.Select(r => new Row(r.TraineeId, r.Name, r.MaskedNumber, r.Phone, hours.GetValueOrDefault(r.Id), r.State, r.Number, r.CertificateState));
    }
}
