using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Classes;

/// <summary>The lessons of a class, and who attended one of them.</summary>
[RequestFormLimits(ValueCountLimit = 2000)]
internal sealed class AttendanceModel(HubDb db, PlanSessions plan, RecordAttendance record, Rulebook rules, Actor actor) : PageModel, IShowAgain
{
    public sealed record Session(Guid Id, DateOnly Day, TimeOnly From, TimeOnly To, SessionKind Kind, int Hours, int Present);

    /// <param name="Hours">on the roll; null where nothing is recorded</param>
    /// <param name="Counts">what counts of it</param>
    /// <param name="IsElsewhere">on another roll for a part of the time</param>
    public sealed record Row(Guid EnrolmentId, string Name, string MaskedNumber, int? Hours, int? Counts = null, bool IsElsewhere = false);

    public sealed class NewLesson
    {
        [Display(Name = "日期")] public DateOnly Day { get; set; }
        [Display(Name = "上课时间")] public TimeOnly From { get; set; } = new(8, 30);
        [Display(Name = "下课时间")] public TimeOnly To { get; set; } = new(11, 30);
        [Display(Name = "内容")] public SessionKind Kind { get; set; }
    }

    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty(SupportsGet = true, Name = "session")] public Guid? Chosen { get; set; }
    [BindProperty] public NewLesson Input { get; set; } = new();

    /// <summary>Who was there: hours by enrolment. Named, or the fields of the other form of the page would be read into it.</summary>
    [BindProperty(Name = nameof(Attended))] public Dictionary<Guid, int> Attended { get; set; } = [];

    public CourseRun Run { get; private set; } = null!;
    public IReadOnlyList<Session> Lessons { get; private set; } = [];
    public Session? Open { get; private set; }
    public IReadOnlyList<Row> Roll { get; private set; } = [];
    public bool MayRecord => actor.Can(Permission.RunClasses) && Run.State == RunState.Started;
    public bool MayPlan => actor.Can(Permission.RunClasses) && Run.State is RunState.Open or RunState.Started;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgainAsync(ct);
        Input.Day = Lessons.Count == 0 ? Run.FirstDay : Lessons[^1].Day.AddDays(1);
    }

    public async Task<IActionResult> OnPostLessonAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await plan.RunAsync(Code, [new Lesson(Input.Day, Input.From, Input.To, Input.Kind)], actor, ct);
        this.Say(await PlannedAsync(ct));
        return RedirectToPage(new { code = Code });
    }

    /// <summary>A day that is too full is planned all the same; it is said what of it counts.</summary>
    private async Task<string> PlannedAsync(CancellationToken ct)
    {
        var (code, day) = (Code, Input.Day);
        var run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code).OneOrNotHere(ct);
        var lessons = await db.ClassSessions.AsNoTracking().Where(s => s.CourseRunId == run.Id && s.Day == day).ToListAsync(ct);
        var most = await rules.FindAsync(RuleKeys.DayHours, run.RegionPath, day, ct);
        return lessons.Sum(l => l.Hours) is var all && all > most?.Value
            ? T("已安排{0}的课次；这天共{1}学时，每人每天最多计入{2}学时，排在后面的不计", day.Iso, all, most.Value)
            : T("已安排{0}的课次", day.Iso);
    }

    public async Task<IActionResult> OnPostRecordAsync(CancellationToken ct)
    {
        if (Chosen is not { } session)
            return NotFound();
        var written = await record.RunAsync(session, Attended, actor, ct);
        this.Say(T("考勤已保存，更改了{0}人", written));
        return RedirectToPage(new { code = Code, session });
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        Run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == Code).OneOrNotHere(ct);
        var inForce = Hours.InForce(db);
        Lessons = await db.ClassSessions.AsNoTracking().Where(s => s.CourseRunId == Run.Id)
            .OrderBy(s => s.Day).ThenBy(s => s.From)
            .Select(s => new Session(s.Id, s.Day, s.From, s.To, s.Kind, 0, inForce.Count(a => a.SessionId == s.Id && a.Hours > 0)))
            .ToListAsync(ct);
        Lessons = [.. Lessons.Select(s => s with { Hours = Hours.OfMinutes((int)(s.To - s.From).TotalMinutes) })];
        if (Chosen is not { } chosen)
            return;
        Open = Lessons.SingleOrDefault(s => s.Id == chosen) ?? throw new NotHere();
        Roll = await db.Enrolments.Where(e => e.CourseRunId == Run.Id && e.State == EnrolmentState.Enrolled).OrderBy(e => e.Id)
            .Select(e => new Row(e.Id, e.Trainee.Name, e.Trainee.MaskedNumber, inForce.Where(a => a.EnrolmentId == e.Id && a.SessionId == chosen).Select(a => (int?)a.Hours).FirstOrDefault()))
            .ToListAsync(ct);
        var counted = await db.CountedOfRun(Run.Id).Where(c => c.SessionId == chosen).ToDictionaryAsync(c => c.EnrolmentId, ct);
        Roll = [.. Roll.Select(r => counted.TryGetValue(r.EnrolmentId, out var c) ? r with { Counts = c.Hours, IsElsewhere = c.Shared > 0 } : r)];
    }
}
