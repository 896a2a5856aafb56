using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Papers;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class SecondFactorModel(OfferAuthenticator offer, EnrolSecondFactor enrol, EnterSecondFactor enter) : PageModel, IShowAgain
{
    private const string Site = "TrainingHub";

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
        var key = await offer.RunAsync(Who.User.Id, ct);
        Key = InGroups(key);
        Code = QrCode.Svg($"otpauth://totp/{Site}:{Uri.EscapeDataString(Who.User.UserName!)}?secret={key}&issuer={Site}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        if (Entering)
        {
            await SessionCookie.WriteAsync(HttpContext, await enter.RunAsync(Who, Input.Code, Caller.Of(HttpContext), ct));
            return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
        }
        var (key, codes) = await enrol.RunAsync(Who, Input.Code, Caller.Of(HttpContext), ct);
        await SessionCookie.WriteAsync(HttpContext, key);
        // The one answer to a post that is a page: the codes are nowhere to be read again.
        Recovery = codes;
        return Page();
    }

    /// <summary>The key as it is typed by hand: groups of four letters.</summary>
    internal static string InGroups(string key) => string.Join(' ', key.Chunk(4).Select(g => new string(g)));

    public Task ShowAgainAsync(CancellationToken ct) => OnGetAsync(ct);
}
