using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Pages.Ground.Account;
using TrainingHub.Platform.Data;

namespace TrainingHub.Pages.Admin.Users;

internal sealed class IndexModel(HubDb db, Manageable accounts, Actor actor) : PageModel
{
    public sealed record Row(Guid Id, string Name, string UserName, bool IsDisabled, bool HasPassword, bool HasSecondFactor, IReadOnlyList<RoleLabels.Label> Roles);

    /// <summary>Part of a name or user name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>Number of the page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public PageOf<Row> Listed { get; private set; } = PageOf<Row>.Empty;

    public bool MayInvite => actor.Can(Permission.ManageAccounts);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var users = accounts.SeenBy(actor).AsNoTracking();
        var memberships = db.Set<Membership>();
        if (HubUser.Normalized(Q ?? "") is { Length: > 0 and <= 64 } text)
        {
            var typed = Q!.Trim();
            users = users.Where(u => u.NormalizedUserName!.Contains(text) || u.DisplayName.Contains(typed));
        }
        if (Role is { } role)
            users = users.Where(u => memberships.Any(m => m.UserId == u.Id && m.Role == role && m.EndedAt == null));
        var found = await users.OrderBy(u => u.NormalizedUserName).ThenBy(u => u.Id)
            .Select(u => new
            {
                User = u,
                Memberships = memberships.Where(m => m.UserId == u.Id && m.EndedAt == null).OrderBy(m => m.CreatedAt).ToList(),
            }).PageAsync(P, Paging.Usual, ct);
        var labels = await db.LabelsAsync([.. found.Rows.SelectMany(f => f.Memberships)], ct);
        Listed = found.Select(f => new Row(f.User.Id, f.User.DisplayName, f.User.UserName!, f.User.IsDisabled, f.User.PasswordHash is not null,
            f.User.TwoFactorEnabled, [.. f.Memberships.Select(m => labels[m.Id])]));
    }
}
