using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

/// <summary>The passkeys of the own account, and a new one.</summary>
[AsksAgain]
internal sealed class PasskeysModel(HubDb db, AddPasskey add, PasskeyDesk passkeys, Actor actor) : PageModel, IShowAgain
{
    public sealed record Row(Guid Id, string Name, DateTime CreatedAt, DateTime? LastUsedAt);

    public sealed class Form
    {
        [Display(Name = "名称"), Required, StringLength(Passkey.LongestName)]
        public string Name { get; set; } = "";
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    /// <summary>What a new passkey is asked; the script of the page fetches it.</summary>
    public async Task<JsonResult> OnGetOptionsAsync() => new(await passkeys.AskForNewAsync(HttpContext.SignedIn!.User, HttpContext));

    public async Task<IActionResult> OnPostAsync(PasskeyAnswer answer, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await add.RunAsync(Input.Name, answer, HttpContext, actor, ct);
        this.Say(Words.T("已添加通行密钥，下次登录可以用它"));
        return LocalRedirect("/passkeys");
    }

    public async Task ShowAgainAsync(CancellationToken ct) =>
        Rows = await db.Passkeys.Where(p => p.UserId == actor.UserId).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id)
            .Select(p => new Row(p.Id, p.Name, p.CreatedAt, p.LastUsedAt)).ToListAsync(ct);
}
