using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Certification.Certificates;

/// <summary>The paper of one certificate, byte for byte as it was pressed.</summary>
internal sealed class PdfModel(HubDb db, Actor actor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        var certificate = await db.Certificates.AsNoTracking().VisibleTo(actor).Where(c => c.Number == number).OneOrNotHere(ct);
        var paper = await db.CertificatePapers.AsNoTracking().Where(p => p.CertificateId == certificate.Id).OneOrNotHere(ct);
        return await this.KeptAsync(paper.FileId, ct);
    }
}
