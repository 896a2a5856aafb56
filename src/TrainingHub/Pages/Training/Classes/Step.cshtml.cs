using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Classes;

/// <summary>Starting or finishing a class: what follows from it, then yes or back.</summary>
internal sealed class StepModel(HubDb db, StartRun start, FinishRun finish, Actor actor) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string To { get; set; } = "";

    public CourseRun Run { get; private set; } = null!;
    public int Enrolled { get; private set; }
    public bool IsStart => To == "start";

    public async Task<IActionResult> OnGetAsync()
    {
        if (To is not ("start" or "finish"))
            return NotFound();
        await ShowAgainAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ShowAgainAsync();
        if (To == "start")
            await start.RunAsync(Run.Id, actor, ct);
        else if (To == "finish")
            await finish.RunAsync(Run.Id, actor, ct);
        else
            return NotFound();
        this.Say(IsStart ? T("班次{0}已开班", Code) : T("班次{0}已结业", Code));
        return RedirectToPage("/Training/Classes/Class", new { code = Code });
    }

    public async Task ShowAgainAsync()
    {
        Run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == Code).OneOrNotHere();
        Enrolled = await db.Enrolments.CountAsync(e => e.CourseRunId == Run.Id && e.State == EnrolmentState.Enrolled);
    }
}
