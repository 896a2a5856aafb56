using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Ground.Account;

internal sealed class RoleModel(HubDb db, ChooseRole choose) : PageModel
{
    public sealed record Row(Guid Id, string Role, string Where, bool IsCurrent);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var who = HttpContext.SignedIn!;
        // The code of the app comes first, or this page would tell the roles of an account to whoever has the password alone.
        if (who.Step is SignInStep.EnterCode)
            return LocalRedirect(who.Next);
        var mine = await db.Set<Membership>().AsNoTracking()
            .Where(m => m.UserId == who.User.Id && m.EndedAt == null).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var labels = await db.LabelsAsync(mine, ct);
        Rows = [.. mine.Select(m => new Row(m.Id, labels[m.Id].Role, labels[m.Id].Where, m.Id == who.Membership?.Id))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid membership, CancellationToken ct)
    {
        var who = HttpContext.SignedIn!;
        if (who.Step is SignInStep.EnterCode)
            return LocalRedirect(who.Next);
        await SessionCookie.WriteAsync(HttpContext, await choose.RunAsync(who.Session.Id, membership, ct));
        return LocalRedirect(Caller.Local(ReturnUrl) ?? "/sign-in");
    }
}
