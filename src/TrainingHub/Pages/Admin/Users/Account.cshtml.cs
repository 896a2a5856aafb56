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
internal sealed class AccountModel(HubDb db, ManagedAccounts accounts, AccountHistory history, OneTimeLinks links, Actor actor) : PageModel, IShowAgain
{
    /// <summary>Id of a link made by the request before; its address is shown once.</summary>
    public const string FreshLink = "fresh-link";

    public sealed record RoleRow(string Role, string Where, DateTime Since, DateTime? Until);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Page of the history, from 1.</summary>
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public HubUser Holder { get; private set; } = null!;
    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];
    /// <summary>What happened, newest first, with the role it was about.</summary>
    public PageOf<AccountMoment> Past { get; private set; } = PageOf<AccountMoment>.Empty;
    public IReadOnlyDictionary<Guid, RoleLabels.Label> Labels { get; private set; } = new Dictionary<Guid, RoleLabels.Label>();
    public bool MayChange { get; private set; }

    /// <summary>Who made the account or could have taken it over, newest first.</summary>
    public IReadOnlyList<Handling> Handled { get; private set; } = [];

    /// <summary>The reader may be the second officer.</summary>
    public bool MayConfirm { get; private set; }

    /// <summary>Who else may, when the reader may not.</summary>
    public IReadOnlyList<string> Confirmers { get; private set; } = [];

    /// <summary>The address to hand over by hand; null unless a link was made just now for an account without mail.</summary>
    public string? Link { get; private set; }

    public DateTime? LinkUntil { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostConfirmAsync([FromServices] ConfirmAccounts confirm, CancellationToken ct)
    {
        await confirm.RunAsync([Id], actor, ct);
        this.Say(T("已确认账号由本人使用"));
        return LocalRedirect($"/admin/users/{Id}");
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        Holder = await accounts.SeenBy(actor).AsNoTracking().Where(u => u.Id == Id).OneOrNotHere(ct);
        var all = await db.Set<Membership>().AsNoTracking().Where(m => m.UserId == Id).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(ct);
        var mine = all.Where(m => RegionPath.IsInside(m.RegionPath, actor.RegionPath)).ToList();
        Labels = await db.LabelsAsync(mine, ct);
        Roles = [.. mine.Select(m => new RoleRow(Labels[m.Id].Role, Labels[m.Id].Where, m.CreatedAt, m.EndedAt))];
        Past = await history.OfAsync(Id, actor, Number, ct);
        MayChange = actor.MayManage(Id, all.Where(m => m.EndedAt is null));
        Handled = await db.Handlings.AsNoTracking().Where(h => h.UserId == Id).OrderByDescending(h => h.At).ThenByDescending(h => h.Id).Take(20).ToListAsync(ct);
        MayConfirm = await (await HttpContext.RequestServices.GetRequiredService<Confirmable>().ByAsync(actor, ct)).AnyAsync(u => u.Id == Id, ct);
        if (!MayConfirm && Handled.FirstOrDefault(h => h.ConfirmedAt is null) is { } open && Confirmable.RoleOf(Holder, mine) is { } place)
            Confirmers = await HttpContext.RequestServices.GetRequiredService<MakerCheck>().ConfirmersAsync(place.RegionPath, [open.PersonId, Holder.PersonId], ct);
        if (MayChange && TempData[FreshLink] is Guid made && await db.Set<OneTimeLink>().SingleOrDefaultAsync(l => l.Id == made && l.UserId == Id, ct) is { } link)
        {
            LinkUntil = link.ExpiresAt;
            if (Holder.Email is null)
                Link = $"{Request.Scheme}://{Request.Host}{await links.PathAsync(link.Id, ct)}";
        }
    }

    /// <summary>A line of the history in plain words.</summary>
    public string Say(AccountMoment moment)
    {
        var role = moment.Membership is { } id && Labels.TryGetValue(id, out var label) ? $"{label.Role} · {label.Where}" : "";
        return T(moment.What.InChinese, role);
    }
}
