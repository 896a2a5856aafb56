using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Classes;

/// <summary>Starting or finishing a class: what follows from it, then yes or back.</summary>
internal sealed class StartOrFinishModel(HubDb db, StartRun start, FinishRun finish, Actor actor) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)] public string Code { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string To { get; set; } = "";

    public CourseRun Run { get; private set; } = null!;
    public int Enrolled { get; private set; }
    public bool IsStart => To == "start";

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await (To switch
        {
            "start" => start.RunAsync(Code, actor, ct),
            "finish" => finish.RunAsync(Code, actor, ct),
            _ => throw new NotHere(),
        });
        this.Say(IsStart ? T("班次{0}已开班", Code) : T("班次{0}已结业", Code));
        return RedirectToPage("/Training/Classes/Class", new { code = Code });
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        if (To is not ("start" or "finish"))
            throw new NotHere();
        Run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == Code).OneOrNotHere(ct);
        Enrolled = await db.Enrolments.CountAsync(e => e.CourseRunId == Run.Id && e.State == EnrolmentState.Enrolled, ct);
    }
}
