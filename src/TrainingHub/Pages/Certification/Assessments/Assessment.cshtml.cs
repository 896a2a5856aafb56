using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Certification.Assessments;

/// <summary>The assessment of a class, from the plan to the notice of results.</summary>
[RequestFormLimits(ValueCountLimit = 2000)]
internal sealed class AssessmentModel(HubDb db, Rulebook rules, OpenPlan open, CloseRegistration close, RecordResults record, PublishResults publish, Actor actor) : PageModel, IShowAgain
{
    public sealed record Row(CandidateResult Result, string Name, string MaskedNumber);

    public sealed class NewPlan
    {
        [Display(Name = "考核日期")] public DateOnly ExamDay { get; set; }
    }

    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty] public NewPlan Input { get; set; } = new();

    /// <inheritdoc cref="TypedMarks"/>
    [BindProperty(Name = nameof(Marks))] public Dictionary<string, string?> Marks { get; set; } = [];

    public CourseRun Run { get; private set; } = null!;
    public AssessmentPlan? Plan { get; private set; }
    public DatedRule? PassMarkRule { get; private set; }
    public IReadOnlyList<Part> PartList { get; private set; } = [];
    public IReadOnlyList<Row> Roll { get; private set; } = [];
    public bool MayRecord => actor.Can(Permission.RecordResults);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgainAsync(ct);
        Input.ExamDay = Run.LastDay.AddDays(7);
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await open.RunAsync(Code, Input.ExamDay, actor, ct);
        return Done(T("已安排认定，考核日期{0}", Input.ExamDay.Iso));
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        var (admitted, refused) = await close.RunAsync(Code, actor, ct);
        return Done(T("报名已截止：{0}人获准参加，{1}人未获准", admitted, refused));
    }

    public async Task<IActionResult> OnPostMarksAsync(CancellationToken ct)
    {
        var (marks, wrong) = TypedMarks.Read(Marks);
        foreach (var key in wrong)
            ModelState.AddModelError($"{nameof(Marks)}[{key}]", T("成绩应为0至100分，最多一位小数，现在是“{0}”", Marks[key]!));
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var written = await record.RunAsync(Code, marks, actor, ct);
        return Done(T("成绩已保存，更改了{0}项", written));
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct)
    {
        var last = await publish.RunAsync(Code, actor, ct);
        return Done(T("成绩已公示，公示期至{0}止", last.Iso));
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        Run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == Code).OneOrNotHere(ct);
        Plan = await db.AssessmentPlans.AsNoTracking().SingleOrDefaultAsync(p => p.CourseRunId == Run.Id, ct);
        PartList = Parts.Of(Run.Level);
        if (Plan is null)
            return;
        PassMarkRule = await rules.FindAsync(RuleKeys.PassMark, Run.RegionPath, Plan.ExamDay, ct);
        if (Plan.State == PlanState.Registration)
            return;
        var people = await db.Candidates.Where(c => c.PlanId == Plan.Id)
            .Select(c => new { c.TraineeId, c.Trainee.Name, c.Trainee.MaskedNumber }).ToDictionaryAsync(c => c.TraineeId, ct);
        Roll = [.. (await PlanResults.OfPlanAsync(db, rules, Plan, ct)).Select(r => new Row(r, people[r.TraineeId].Name, people[r.TraineeId].MaskedNumber))];
    }

    private RedirectToPageResult Done(string sentence)
    {
        this.Say(sentence);
        return RedirectToPage(new { code = Code });
    }
}
