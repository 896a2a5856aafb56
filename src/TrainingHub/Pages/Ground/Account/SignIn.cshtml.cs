using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class SignInModel(OpenSession open, OpenSessionByPasskey byPasskey, PasskeyDesk passkeys) : PageModel
{
    public sealed class Form
    {
        [Display(Name = "用户名"), Required, StringLength(200)]
        public string UserName { get; set; } = "";

        [Display(Name = "密码"), Required, StringLength(1000)]
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The page that asked for a sign-in; only one of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IActionResult OnGet() => HttpContext.SignedIn is { } who ? LocalRedirect(who.Next) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var key = await open.RunAsync(Input.UserName, Input.Password, Caller.Of(HttpContext), ct);
        await SessionCookie.WriteAsync(HttpContext, key);
        return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
    }

    /// <summary>What a passkey is asked; the script of the page fetches it when its button is pressed.</summary>
    public async Task<JsonResult> OnGetOptionsAsync() => new(await passkeys.AskAsync(null, HttpContext));

    public async Task<IActionResult> OnPostPasskeyAsync(PasskeyAnswer answer, CancellationToken ct)
    {
        ModelState.Clear(); // name and password are not asked for
        var key = await byPasskey.RunAsync(answer, HttpContext, Caller.Of(HttpContext), ct);
        await SessionCookie.WriteAsync(HttpContext, key);
        return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
    }
}
