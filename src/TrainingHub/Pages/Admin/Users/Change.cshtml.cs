using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TrainingHub.Ground;
using TrainingHub.Pages.Ground.Account;
using TrainingHub.Web;

namespace TrainingHub.Pages.Admin.Users;

[AsksAgain]
internal sealed class ChangeModel(HubDb db, ManagedAccounts accounts, RoleChoices choices, Actor actor) : PageModel, IShowAgain
{
    public sealed record RoleRow(Guid Id, string Role, string Where);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public RoleForm Input { get; set; } = new();

    public HubUser Account { get; private set; } = null!;
    public IReadOnlyList<RoleRow> Live { get; private set; } = [];
    public IEnumerable<SelectListItem> Roles => choices.Roles();
    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostGrantAsync([FromServices] GrantRole grant, CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await grant.RunAsync(Id, Input.Wish(), actor, ct);
        return Done("已加上角色，本人要重新登录");
    }

    public async Task<IActionResult> OnPostEndAsync([FromServices] EndRole end, Guid membership, CancellationToken ct)
    {
        await end.RunAsync(Id, membership, actor, ct);
        return Done("已去掉角色，本人要重新登录");
    }

    public async Task<IActionResult> OnPostDisableAsync([FromServices] DisableAccount disable, CancellationToken ct)
    {
        await disable.RunAsync(Id, actor, ct);
        return Done("已停用，正在使用的登录已退出");
    }

    public async Task<IActionResult> OnPostEnableAsync([FromServices] EnableAccount enable, CancellationToken ct)
    {
        await enable.RunAsync(Id, actor, ct);
        return Done("已启用");
    }

    public async Task<IActionResult> OnPostSecondFactorAsync([FromServices] ResetSecondFactor reset, CancellationToken ct)
    {
        await reset.RunAsync(Id, actor, ct);
        return Done("已重设验证器，本人下次登录时重新绑定");
    }

    public async Task<IActionResult> OnPostLinkAsync([FromServices] SendNewLink send, CancellationToken ct)
    {
        var (_, link) = await send.RunAsync(Id, actor, ct);
        TempData[AccountModel.FreshLink] = link.Id;
        return Done("已生成新的链接");
    }

    private LocalRedirectResult Done(string sentence)
    {
        this.Say(Words.T(sentence));
        return LocalRedirect($"/admin/users/{Id}");
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        (Account, var live) = await accounts.FindAsync(Id, actor, ct);
        var labels = await db.LabelsAsync(live, ct);
        Live = [.. live.OrderBy(m => m.CreatedAt).Select(m => new RoleRow(m.Id, labels[m.Id].Role, labels[m.Id].Where))];
        Regions = await choices.RegionsAsync(ct);
        Bodies = await choices.BodiesAsync(ct);
    }
}
