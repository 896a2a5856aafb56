using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

/// <summary>Asked before a page that is marked with <see cref="AsksAgainAttribute"/>: the code, or the password where no app is bound.</summary>
internal sealed class AgainModel(EnterSecondFactor code, EnterPasswordAgain password) : PageModel
{
    public sealed class Form
    {
        [Display(Name = "验证码"), StringLength(100)]
        public string? Code { get; set; }

        [Display(Name = "密码"), StringLength(1000)]
        public string? Password { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public SignedIn Who => HttpContext.SignedIn!;

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var key = Who.HasSecondFactor
            ? await code.RunAsync(Who, Input.Code ?? "", Caller.Of(HttpContext), ct)
            : await password.RunAsync(Who, Input.Password ?? "", Caller.Of(HttpContext), ct);
        await SessionCookie.WriteAsync(HttpContext, key);
        return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
    }
}
