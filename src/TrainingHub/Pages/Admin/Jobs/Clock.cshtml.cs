using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Platform.History;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Jobs;

/// <summary>Why issuing and paying pause, since when, and the operator's word that the clock is right.</summary>
[AsksAgain]
internal sealed class ClockModel(HubDb db, AcceptClock accept, Actor actor, TimeProvider clock) : PageModel, IShowAgain
{
    public sealed class Form
    {
        [Display(Name = "为什么确认")] public string? Reason { get; set; }
        [Display(Name = "我已与标准时间核对，服务器现在的时间是对的")] public bool Compared { get; set; }
    }

    [BindProperty] public Form Input { get; set; } = new();

    public ClockTrouble? Trouble { get; private set; }
    public DateTime Now => clock.Now;

    /// <summary>Assessments that are due and wait for the word.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyList<ClockWord> Words { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!Input.Compared)
            ModelState.AddModelError("Input.Compared", T("请先与标准时间核对，再勾选"));
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await accept.RunAsync(Input.Reason ?? "", actor, ct);
        this.Say(T("已确认服务器时间，发证恢复办理"));
        return RedirectToPage("/Admin/Jobs/Index");
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var now = clock.Now;
        Trouble = await ClockCheck.TroubleAsync(db, now, ct);
        Waiting = await IssueWhereDue.Due(db, now.ChinaDay).CountAsync(ct);
        Words = await db.Set<ClockWord>().AsNoTracking().OrderByDescending(w => w.At).ThenByDescending(w => w.Id).Take(10).ToListAsync(ct);
    }
}
