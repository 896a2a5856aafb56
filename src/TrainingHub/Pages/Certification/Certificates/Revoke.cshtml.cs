using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;
using Issued = TrainingHub.Certification.Certificate;

namespace TrainingHub.Pages.Certification.Certificates;

/// <summary>Revoking one certificate: what it says, what will follow, and why.</summary>
[AsksAgain]
internal sealed class RevokeModel(HubDb db, RevokeCertificate revoke, Actor actor) : PageModel, IShowAgain
{
    public sealed class Form
    {
        [Display(Name = "注销原因")] public RevokeReason? Reason { get; set; }
        [Display(Name = "具体情况"), StringLength(RevokeCertificate.MaxDetails)] public string? Details { get; set; }
    }

    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty] public Form Input { get; set; } = new();

    public Issued Certificate { get; private set; } = null!;
    public static IEnumerable<SelectListItem> Reasons => Enum.GetValues<RevokeReason>().Select(r => new SelectListItem(r.Words, r.ToString()));

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await revoke.RunAsync(Number, Input.Reason, Input.Details, actor, ct);
        this.Say(T("证书{0}已注销，公开查验已显示“已注销”", Number));
        return RedirectToPage("/Certification/Certificates/Certificate", new { Number });
    }

    public async Task ShowAgainAsync(CancellationToken ct) =>
        Certificate = await db.Certificates.AsNoTracking().VisibleTo(actor).Where(c => c.Number == Number && c.State == CertificateState.Live).OneOrNotHere(ct);
}
