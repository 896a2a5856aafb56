using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class ForgotModel(AskForReset ask) : PageModel
{
    public sealed class Form
    {
        [Display(Name = "用户名"), Required, StringLength(200)]
        public string UserName { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Asked already; said to everybody alike.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await ask.RunAsync(Input.UserName, ct);
        return LocalRedirect("/forgot?sent=true");
    }
}
