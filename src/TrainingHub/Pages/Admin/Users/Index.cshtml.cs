using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Pages.Ground.Account;
using TrainingHub.Platform.Data;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Users;

[AsksAgain(Permission.ManageAccounts)]
internal sealed class IndexModel(HubDb db, ManagedAccounts accounts, Confirmable confirmable, Actor actor) : PageModel, IShowAgain
{
    public sealed record Row(Guid Id, string Name, string UserName, bool IsDisabled, bool HasPassword, bool HasSecondFactor, IReadOnlyList<RoleLabels.Label> Roles, bool MayConfirm);

    /// <summary>Part of a name or user name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>Only those that wait for the reader's word as the second officer.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    /// <summary>Number of the page, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public PageOf<Row> Listed { get; private set; } = PageOf<Row>.Empty;

    /// <summary>How many wait for the reader's word.</summary>
    public int Waiting { get; private set; }

    public bool MayInvite => actor.Can(Permission.ManageAccounts);

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostConfirmAsync([FromServices] ConfirmAccounts confirm, Guid[] users, CancellationToken ct)
    {
        this.Say(T("已确认{0}个账号由本人使用", await confirm.RunAsync(users, actor, ct)));
        return LocalRedirect("/admin/users?open=true");
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var waiting = await confirmable.ByAsync(actor, ct);
        Waiting = await waiting.CountAsync(ct);
        var users = Open ? waiting.AsNoTracking() : accounts.SeenBy(actor).AsNoTracking();
        var memberships = db.Set<Membership>();
        if (HubUser.Normalized(Q ?? "") is { Length: > 0 and <= 64 } text)
        {
            var typed = Q!.Trim();
            users = users.Where(u => u.NormalizedUserName!.Contains(text) || u.DisplayName.Contains(typed));
        }
        if (Role is { } role)
            users = users.Where(u => memberships.Where(m => m.Role == role && m.EndedAt == null).Select(m => m.UserId).Contains(u.Id));
        var found = await users.OrderBy(u => u.NormalizedUserName).ThenBy(u => u.Id)
            .Select(u => new
            {
                User = u,
                Memberships = memberships.Where(m => m.UserId == u.Id && m.EndedAt == null).OrderBy(m => m.CreatedAt).ToList(),
            }).PageAsync(users, P, Paging.Usual, ct);
        var shown = found.Rows.Select(f => f.User.Id).ToList();
        var mine = Waiting == 0 ? [] : await waiting.Where(u => shown.Contains(u.Id)).Select(u => u.Id).ToHashSetAsync(ct);
        var labels = await db.LabelsAsync([.. found.Rows.SelectMany(f => f.Memberships)], ct);
        Listed = found.Select(f => new Row(f.User.Id, f.User.DisplayName, f.User.UserName!, f.User.IsDisabled, f.User.PasswordHash is not null,
            f.User.TwoFactorEnabled, [.. f.Memberships.Select(m => labels[m.Id])], mine.Contains(f.User.Id)));
    }
}
