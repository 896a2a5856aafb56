using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class IndexModel(HubDb db, CloseOtherSessions close, TimeProvider clock) : PageModel
{
    public SignedIn Who => HttpContext.SignedIn!;
    public RoleLabels.Label Role { get; private set; } = new("", "");

    /// <summary>Other browsers in which this account is signed in.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>Passkeys of the account.</summary>
    public int Passkeys { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Role = (await db.LabelsAsync([Who.Membership!], ct))[Who.Membership!.Id];
        Passkeys = await db.Passkeys.CountAsync(p => p.UserId == Who.User.Id, ct);
        var idle = clock.Now - SignInSession.Idle;
        Elsewhere = await db.Set<SignInSession>().CountAsync(s => s.UserId == Who.User.Id && s.Id != Who.Session.Id && s.SeenAt > idle, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await close.RunAsync(Who, ct);
        this.Say(Words.T("其他设备上的登录已退出"));
        return LocalRedirect("/account");
    }
}
