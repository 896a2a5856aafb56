using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Platform.Letters;
using TrainingHub.Web;

namespace TrainingHub.Pages.Admin.Jobs;

/// <summary>A trial mail with the settings as they are, and what became of it. Waits as long as a letter may take.</summary>
[RequestTimeout(60_000)]
internal sealed class MailModel(SendTrialMail send, Actor actor) : PageModel
{
    public sealed class Form
    {
        [Display(Name = "收信的邮箱")] public string? Address { get; set; }
    }

    [BindProperty] public Form Input { get; set; } = new();

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (taken, said) = await send.RunAsync(Input.Address ?? "", actor, ct);
        if (taken)
        {
            this.Say(said);
            return RedirectToPage();
        }
        ModelState.AddModelError("", said);
        return await this.AgainAsync();
    }
}
