using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Disclosures;

/// <summary>Asked before a file with full identity numbers is given out: what for.</summary>
[AsksAgain]
internal sealed class PurposeModel(NumberedFiles files, DiscloseNumbers disclose, Actor actor) : PageModel
{
    public sealed class Choice
    {
        [Display(Name = "用途")] public DisclosurePurpose? Purpose { get; set; }
        [Display(Name = "补充说明"), StringLength(Disclosure.LongestNote)] public string? Note { get; set; }
    }

    /// <summary>The question, sealed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? What { get; set; }

    [BindProperty]
    public Choice Input { get; set; } = new();

    /// <summary>Null when the address holds no question of this person.</summary>
    public NumberedFile? Asked => field ??= files.Open(What);

    public static IEnumerable<SelectListItem> Purposes => Enum.GetValues<DisclosurePurpose>().Select(p => new SelectListItem(p.Words, p.ToString()));

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var file = Asked ?? throw new NotHere();
        return LocalRedirect(NumberedFiles.AddressOf(file, await disclose.RunAsync(file.Address, file.Name, file.Numbers, Input.Purpose, Input.Note, actor, ct)));
    }
}
