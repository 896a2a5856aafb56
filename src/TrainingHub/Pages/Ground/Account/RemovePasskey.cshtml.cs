using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

/// <summary>Asks before a passkey of the own account is removed.</summary>
[AsksAgain]
internal sealed class RemovePasskeyModel(HubDb db, RemovePasskey remove, Actor actor) : PageModel, IShowAgain
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Passkey About { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await remove.RunAsync(Id, actor, ct);
        this.Say(Words.T("已移除通行密钥"));
        return LocalRedirect("/passkeys");
    }

    public async Task ShowAgainAsync(CancellationToken ct) =>
        About = await db.Passkeys.AsNoTracking().Where(p => p.Id == Id && p.UserId == actor.UserId).OneOrNotHere(ct);
}
