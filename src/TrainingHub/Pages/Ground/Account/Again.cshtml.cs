using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

/// <summary>Asked before a page that is marked with <see cref="AsksAgainAttribute"/>: the code, or the password where no app is bound; or a passkey.</summary>
internal sealed class AgainModel(HubDb db, EnterSecondFactor code, EnterPasswordAgain password, EnterPasskeyAgain passkey, PasskeyDesk passkeys) : PageModel, IShowAgain
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

    /// <summary>The account has a passkey that would do.</summary>
    public bool HasPasskeys { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    /// <summary>What a passkey of this account is asked.</summary>
    public async Task<JsonResult> OnGetOptionsAsync() => new(await passkeys.AskAsync(Who.User, HttpContext));

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

    public async Task<IActionResult> OnPostPasskeyAsync(PasskeyAnswer answer, CancellationToken ct)
    {
        ModelState.Clear(); // no code is asked for
        await SessionCookie.WriteAsync(HttpContext, await passkey.RunAsync(Who, answer, HttpContext, Caller.Of(HttpContext), ct));
        return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
    }

    public async Task ShowAgainAsync(CancellationToken ct) =>
        HasPasskeys = Who.Actor.Can(Permission.HoldPasskeys) && await db.Passkeys.AnyAsync(p => p.UserId == Who.User.Id, ct);
}
