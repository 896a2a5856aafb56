using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class ResetModel(OneTimeLinks links, SetPassword set) : PageModel, IShowAgain
{
    public sealed class Form
    {
        [Display(Name = "新密码"), Required, StringLength(1000)]
        public string Password { get; set; } = "";

        [Display(Name = "再输入一次"), Required, StringLength(1000)]
        public string Again { get; set; } = "";
    }

    /// <summary>The key of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? K { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Null: the link opens nothing.</summary>
    public HubUser? Account { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Account = (await links.FindAsync(K, ct))?.User;
        if (Account is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid && Input.Password != Input.Again)
            ModelState.AddModelError("Input.Again", Words.T("两次输入的密码不一样，请再输入一次"));
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await set.RunAsync(K, Input.Password, Caller.Of(HttpContext), ct);
        await HttpContext.SignOutAsync();
        this.Say(Words.T("密码已设好，请登录"));
        return LocalRedirect("/sign-in");
    }

    public async Task ShowAgainAsync(CancellationToken ct) => Account = (await links.FindAsync(K, ct))?.User;
}
