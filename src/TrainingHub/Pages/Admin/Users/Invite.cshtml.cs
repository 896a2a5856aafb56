using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;

namespace TrainingHub.Pages.Admin.Users;

[AsksAgain]
internal sealed class InviteModel(RoleChoices choices, Invite invite, InviteCaregiver inviteCaregiver, Actor actor) : PageModel, IShowAgain
{
    public sealed class Form : RoleForm
    {
        [Display(Name = "用户名"), Required, StringLength(40)]
        public string UserName { get; set; } = "";

        [Display(Name = "姓名"), Required, StringLength(60)]
        public string DisplayName { get; set; } = "";

        [Display(Name = "电子邮箱（可不填）"), StringLength(200)]
        public string? Email { get; set; }

        [Display(Name = "本人已有的账号（没有可不填）"), StringLength(40)]
        public string? SamePersonAs { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The trainee whose account it will be, when the invitation comes from their record.</summary>
    [BindProperty(SupportsGet = true, Name = "trainee")]
    public Guid? TraineeId { get; set; }

    public Trainee? Trainee { get; private set; }

    public IEnumerable<SelectListItem> Roles => choices.Roles();
    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ShowAgainAsync(ct);
        Input.DisplayName = Trainee?.Name ?? "";
        Input.Email = Trainee?.Mail;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var wish = Input.Wish() with { UserName = Input.UserName, DisplayName = Input.DisplayName, Email = Input.Email, SamePersonAs = Input.SamePersonAs };
        var (user, link) = TraineeId is { } id ? await inviteCaregiver.RunAsync(id, wish, actor, ct) : await invite.RunAsync(wish, actor, ct);
        TempData[AccountModel.FreshLink] = link.Id;
        this.Say(Words.T("已邀请 {0}", user.DisplayName));
        return LocalRedirect($"/admin/users/{user.Id}");
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        if (TraineeId is { } id)
            Trainee = await choices.TraineeAsync(id, ct);
        Regions = await choices.RegionsAsync(ct);
        Bodies = await choices.BodiesAsync(ct);
    }
}
