using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Classes;

internal sealed class NewModel(HubDb db, OpenRun open, Actor actor, TimeProvider clock) : PageModel, IShowAgain
{
    public sealed class NewRun
    {
        [Display(Name = "班次编号")] public string Code { get; set; } = "";
        [Display(Name = "班次名称")] public string Name { get; set; } = "";
        [Display(Name = "等级")] public Level Level { get; set; }
        [Display(Name = "认定机构")] public Guid? AssessorId { get; set; }
        [Display(Name = "开班日期")] public DateOnly FirstDay { get; set; }
        [Display(Name = "结束日期")] public DateOnly LastDay { get; set; }
        [Display(Name = "计划人数")] public int Seats { get; set; } = 50;
    }

    [BindProperty]
    public NewRun Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Assessors { get; private set; } = [];
    public IReadOnlyList<SelectListItem> LevelList { get; } = [.. Levels.All.Select(l => new SelectListItem(l.Words, l.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (actor.SchoolId is null)
            return NotFound();
        var today = clock.Today;
        (Input.FirstDay, Input.LastDay) = (today.AddDays(14), today.AddDays(28));
        await ShowAgainAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (actor.SchoolId is not { } school)
            return NotFound();
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await open.RunAsync(new(Input.Code, Input.Name, Input.Level, school, Input.AssessorId, Input.FirstDay, Input.LastDay, Input.Seats), actor, ct);
        this.Say(T("班次{0}已开放报名", Input.Code));
        return RedirectToPage("/Training/Classes/Class", new { code = Input.Code.Trim() });
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var root = "/" + actor.RegionPath.Trim('/').Split('/')[0] + "/";
        var today = clock.Today;
        Assessors = await db.Assessors.AsNoTracking()
            .Where(a => a.RegionPath.StartsWith(root) && (a.ValidUntil == null || a.ValidUntil >= today))
            .OrderBy(a => a.Name).Select(a => new SelectListItem(a.Name, a.Id.ToString())).ToListAsync(ct);
    }
}
