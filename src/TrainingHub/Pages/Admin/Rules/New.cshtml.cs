using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Rules;

internal sealed class NewModel(HubDb db, SetRule set, Actor actor, TimeProvider clock) : PageModel, IShowAgain
{
    public sealed class Form
    {
        [Display(Name = "项目"), Required]
        public string Key { get; set; } = "";

        [Display(Name = "地区"), Required]
        public string RegionPath { get; set; } = "";

        [Display(Name = "数值"), Required]
        public decimal? Value { get; set; }

        [Display(Name = "起始日期"), Required]
        public DateOnly? From { get; set; }

        [Display(Name = "依据的文件"), Required, StringLength(200)]
        public string Document { get; set; } = "";

        [Display(Name = "文号（没有可不填）"), StringLength(60)]
        public string? DocumentNumber { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];
    public IEnumerable<SelectListItem> Keys => IndexModel.KeysOf(Input.Key).Prepend(new(T("请选择"), ""));

    /// <summary>Set when the answers are shown to be checked: the number as it will stand, and the rule it closes.</summary>
    public long? Checked { get; private set; }
    public DatedRule? Before { get; private set; }

    public Task OnGetAsync(CancellationToken ct)
    {
        // A form opened by its address is not a form filled in wrongly.
        ModelState.Clear();
        return ShowAgainAsync(ct);
    }

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var ruling = Ruling();
        Before = await set.CheckAsync(ruling, clock.Today, actor, ct);
        Checked = ruling.Value;
        await ShowAgainAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await set.RunAsync(Ruling(), actor, ct);
        this.Say(T("已登记“{0}”的新规定", RuleKeys.All[Input.Key].Name));
        return LocalRedirect("/admin/rules?key=" + Uri.EscapeDataString(Input.Key));
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var regions = await db.Regions.AsNoTracking().Where(r => r.Path.StartsWith(actor.RegionPath)).OrderBy(r => r.Path).Select(r => new { r.Path, r.Name }).ToListAsync(ct);
        Regions = [.. regions.Select(r => new SelectListItem(T(r.Name), r.Path))];
    }

    private SetRule.Ruling Ruling()
    {
        if (!RuleKeys.All.ContainsKey(Input.Key))
            throw new RuleBroken("rule.key", "请选择要规定的项目") { Field = nameof(Input.Key) };
        return new(Input.Key, Input.RegionPath, Input.From!.Value, RuleWords.FromTyped(Input.Key, Input.Value!.Value, nameof(Input.Value)), Input.Document, Input.DocumentNumber);
    }
}
