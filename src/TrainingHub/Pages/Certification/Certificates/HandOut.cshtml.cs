using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Pages.Certification.Certificates;

/// <summary>The printable sheet of the latest issue of a class, as it was pressed.</summary>
internal sealed class HandOutModel(HubDb db, Actor actor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        var run = await db.CourseRuns.AsNoTracking().VisibleTo(actor).Where(r => r.Code == code).OneOrNotHere(ct);
        var file = await db.CertificateIssues.VisibleTo(actor)
            .Where(i => i.CourseRunId == run.Id && i.HandOutFileId != null).OrderByDescending(i => i.CreatedAt)
            .Select(i => i.HandOutFileId).FirstOrDefaultAsync(ct) ?? throw new NotHere();
        return await this.KeptAsync(file, ct);
    }
}
