using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Sheets;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Training.Rosters;

/// <summary>Choose a class, take the template, bring the roster.</summary>
[RequestSizeLimit(WebSetup.Upload), RequestFormLimits(MultipartBodyLengthLimit = WebSetup.Upload, MemoryBufferThreshold = WebSetup.Upload)]
internal sealed class NewModel(HubDb db, StartImport start, Actor actor) : PageModel, IShowAgain
{
    public sealed class Upload
    {
        [Display(Name = "班次|one")] public string? Class { get; set; }
        [Display(Name = "名单文件")] public IFormFile? File { get; set; }
    }

    [BindProperty] public Upload Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Classes { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = "class")] string? code, CancellationToken ct)
    {
        Input.Class = code;
        await ShowAgainAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Input.Class))
            throw new RuleBroken("import.class", "请选择班次") { Field = nameof(Upload.Class) };
        if (Input.File is not { Length: > 0 } file)
            throw new RuleBroken("import.file", "请选择名单文件（.xlsx、.xls 或 .csv，不超过10 MB）") { Field = nameof(Upload.File) };
        if (file.Length > SheetLimits.Upload.MaxBytes)
            throw new RuleBroken("import.size", "文件超过10 MB，请删去图片和多余的工作表后再上传") { Field = nameof(Upload.File) };
        try
        {
            var id = await start.RunAsync(Input.Class, await file.BytesAsync(ct), file.FileName, actor, ct);
            return RedirectToPage("/Training/Rosters/Check", new { id });
        }
        catch (RuleBroken broken) when (broken.Field is null)
        {
            ModelState.AddModelError("Input.File", broken.Said);
            return await this.AgainAsync();
        }
    }

    /// <summary>The empty workbook with its drop-downs.</summary>
    public async Task<IActionResult> OnGetTemplateAsync([FromQuery(Name = "class")] string? code, CancellationToken ct)
    {
        var level = await db.CourseRuns.VisibleTo(actor).Where(r => r.Code == code).Select(r => (Level?)r.Level).SingleOrDefaultAsync(ct);
        return await this.WorkbookAsync(T("学员名单模板"), numbers: 0, stream => RosterTemplate.Write(stream, level), ct);
    }

    public async Task ShowAgainAsync(CancellationToken ct) =>
        Classes = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.State == RunState.Open)
            .OrderByDescending(r => r.FirstDay).Select(r => new SelectListItem(r.Code + " " + r.Name, r.Code)).Take(200).ToListAsync(ct);
}
