using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Classes;

/// <summary>One class: what is done, what is next, and its roll.</summary>
internal sealed class ClassModel(HubDb db, Actor actor, TimeProvider clock) : PageModel
{
    /// <param name="HasHandOut">there is a sheet to be signed of the latest issue</param>
    /// <param name="BatchNumber">the first claim batch, where the reader may see it</param>
    public sealed record Facts(
        CourseRun Run, string School, string? Assessor, DatedRule HoursRule, PlanState? Plan, DateOnly? NoticeEndsOn,
        int Certificates, bool HasHandOut, string? BatchNumber);

    /// <param name="Hours">class hours that count</param>
    /// <param name="Recorded">class hours on the rolls</param>
    public sealed record Row(Guid TraineeId, string Name, string MaskedNumber, string? Phone, int Hours, int Recorded, EnrolmentState State, string? CertificateNumber, CertificateState? CertificateState);

    public Facts About { get; private set; } = null!;
    public int Sessions { get; private set; }
    public int SessionHours { get; private set; }
    public PageOf<Row> Roll { get; private set; } = PageOf<Row>.Empty;
    public int Reached { get; private set; }

    public CourseRun Run => About.Run;
    public bool MayRun => actor.Can(Permission.RunClasses);
    public bool MayImport => actor.Can(Permission.ImportTrainees) && Run.State == RunState.Open;
    public bool MayRecord => actor.Can(Permission.RecordResults);
    public bool MayIssue => actor.Can(Permission.IssueCertificates);
    public bool CanStart => MayRun && Run.State == RunState.Open && clock.Today >= Run.FirstDay;
    public bool CanFinish => MayRun && Run.State == RunState.Started && clock.Today >= Run.LastDay;
    public bool NoticeIsOver => About is { Plan: PlanState.Published, NoticeEndsOn: { } last } && clock.Today > last;

    public async Task OnGetAsync(string code, int p = 1, CancellationToken ct = default)
    {
        var (maySeeClaims, batches) = (actor.Can(Permission.SeeClaims), db.ClaimBatches.VisibleTo(actor));
        About = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code).Select(r => new Facts(
            r, r.School.Name, r.Assessor!.Name, r.HoursRule,
            db.AssessmentPlans.Where(x => x.CourseRunId == r.Id).Select(x => (PlanState?)x.State).SingleOrDefault(),
            db.AssessmentPlans.Where(x => x.CourseRunId == r.Id).Select(x => x.NoticeEndsOn).SingleOrDefault(),
            db.Certificates.Count(c => c.CourseRunId == r.Id),
            db.CertificateIssues.Where(i => i.CourseRunId == r.Id).OrderByDescending(i => i.CreatedAt).Select(i => i.HandOutFileId).FirstOrDefault() != null,
            maySeeClaims ? batches.Where(b => b.CourseRunId == r.Id).OrderBy(b => b.CreatedAt).Select(b => b.Number).FirstOrDefault() : null)).OneOrNotHere(ct);
        var id = Run.Id;
        var sessions = await db.ClassSessions.Where(s => s.CourseRunId == id).Select(s => new { s.From, s.To }).ToListAsync(ct);
        (Sessions, SessionHours) = (sessions.Count, sessions.Sum(s => Hours.OfMinutes((int)(s.To - s.From).TotalMinutes)));
        var hours = (await db.CountedOfRun(id).Where(c => c.CourseRunId == id)
            .GroupBy(c => c.EnrolmentId).Select(g => new { g.Key, Count = g.Sum(c => c.Hours), Recorded = g.Sum(c => c.Recorded) }).ToListAsync(ct))
            .ToDictionary(h => h.Key, h => (h.Count, h.Recorded));
        Reached = hours.Values.Count(h => h.Count >= About.HoursRule.Value);
        var roll = db.Enrolments.Where(e => e.CourseRunId == id);
        var rows = await (
            from e in roll
            join c in db.Certificates.Where(c => c.CourseRunId == id) on e.TraineeId equals c.TraineeId into own
            from c in own.DefaultIfEmpty()
            orderby e.Id
            select new { e.Id, e.TraineeId, e.Trainee.Name, e.Trainee.MaskedNumber, e.Trainee.Phone, e.State, Number = (string?)c.Number, CertificateState = (CertificateState?)c.State })
            .PageAsync(roll, p, 50, ct);
        Roll = rows.Select(r => new Row(r.TraineeId, r.Name, r.MaskedNumber, r.Phone, hours.GetValueOrDefault(r.Id).Count, hours.GetValueOrDefault(r.Id).Recorded, r.State, r.Number, r.CertificateState));
    }
}
