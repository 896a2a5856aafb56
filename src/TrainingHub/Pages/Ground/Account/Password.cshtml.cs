using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class PasswordModel(ChangePassword change) : PageModel
{
    public sealed class Form
    {
        [Display(Name = "现在的密码"), Required, StringLength(1000)]
        public string Current { get; set; } = "";

        [Display(Name = "新密码"), Required, StringLength(1000)]
        public string Wanted { get; set; } = "";

        [Display(Name = "再输入一次"), Required, StringLength(1000)]
        public string Again { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && Input.Wanted != Input.Again)
            ModelState.AddModelError("Input.Again", Words.T("两次输入的密码不一样，请再输入一次"));
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var key = await change.RunAsync(HttpContext.SignedIn!, Input.Current, Input.Wanted, Caller.Of(HttpContext), ct);
        await SessionCookie.WriteAsync(HttpContext, key);
        this.Say(Words.T("密码已改好，其他设备上的登录已退出"));
        return LocalRedirect("/account");
    }
}
