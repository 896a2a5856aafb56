using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Papers;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class SecondFactorModel(EnrolSecondFactor enrol, EnterSecondFactor enter) : PageModel, IShowAgain
{
    public sealed class Form
    {
        [Display(Name = "验证码"), Required, StringLength(100)]
        public string Code { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public SignedIn Who => HttpContext.SignedIn!;

    /// <summary>An app is bound already: a code is asked for, not a new app.</summary>
    public bool Entering => Who.HasSecondFactor;

    /// <summary>The key to type by hand, and the same as a QR code.</summary>
    public string? Key { get; private set; }
    public QrCode? Code { get; private set; }

    /// <summary>Shown once, right after the app was bound.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (Entering)
            return;
        var secret = await enrol.SecretAsync(Who.User.Id, ct);
        Key = Totp.InLetters(secret);
        Code = QrCode.Svg(Totp.Address(secret, "TrainingHub", Who.User.UserName!));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        if (Entering)
        {
            SessionCookie.Write(HttpContext, await enter.RunAsync(Who, Input.Code, Caller.Of(HttpContext), ct));
            return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
        }
        var (key, codes) = await enrol.RunAsync(Who, Input.Code, Caller.Of(HttpContext), ct);
        SessionCookie.Write(HttpContext, key);
        // The one answer to a post that is a page: the codes are nowhere to be read again.
        Recovery = codes;
        return Page();
    }

    public Task ShowAgainAsync(CancellationToken ct) => OnGetAsync(ct);
}
