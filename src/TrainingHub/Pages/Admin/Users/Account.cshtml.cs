using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Accounts;
using TrainingHub.Data;
using TrainingHub.Pages.Account;

namespace TrainingHub.Pages.Admin.Users;

internal sealed class AccountModel(HubDb db, Manageable accounts, SignInSecrets secrets, TimeProvider clock, Actor actor) : PageModel
{
    /// <summary>Id of a link made by the request before; its address is shown once.</summary>
    public const string FreshLink = "fresh-link";

    public sealed record RoleRow(string Role, string Where, DateTime Since, DateTime? Until);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public HubUser Holder { get; private set; } = null!;
    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];
    public bool HasSecondFactor { get; private set; }
    public bool MayChange { get; private set; }

    /// <summary>The address to hand over by hand; null unless a link was made just now for an account without mail.</summary>
    public string? Link { get; private set; }

    public DateTime? LinkUntil { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Holder = await accounts.SeenBy(actor).AsNoTracking().Where(u => u.Id == Id).OneOrNotHere(ct);
        var all = await db.Set<Membership>().AsNoTracking().Where(m => m.UserId == Id).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var labels = await db.LabelsAsync(all, ct);
        Roles = [.. all.Select(m => new RoleRow(labels[m.Id].Role, labels[m.Id].Where, m.CreatedAt, m.EndedAt))];
        HasSecondFactor = await db.Set<SecondFactor>().AnyAsync(f => f.UserId == Id && f.ConfirmedAt != null, ct);
        MayChange = actor.MayManage(Id, all.Where(m => m.EndedAt is null));
        if (MayChange && TempData[FreshLink] is Guid made && await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.Id == made && l.UserId == Id, ct) is { } link && link.Opens(Holder, clock.Now))
        {
            LinkUntil = link.ExpiresAt;
            if (Holder.Email is null)
                Link = $"{Request.Scheme}://{Request.Host}{secrets.PathOf(link.Id)}";
        }
    }
}
