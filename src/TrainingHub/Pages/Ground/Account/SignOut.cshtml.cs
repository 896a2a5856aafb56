using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class SignOutModel(CloseSession close) : PageModel
{
    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.SignedIn is { } who)
            await close.RunAsync(who.Session.Id, ct);
        SessionCookie.Clear(HttpContext);
        this.Say(Words.T("已退出登录"));
        return LocalRedirect("/");
    }
}
