using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Files;
using TrainingHub.Subsidies;
using TrainingHub.Web;

namespace TrainingHub.Pages.Subsidies.Batches;

/// <summary>A paper of the batch's last submission, byte for byte as it was made.</summary>
internal sealed class PaperModel(HubDb db, FileStore files, Actor actor) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, BatchPaperKind kind, CancellationToken ct)
    {
        var batch = await db.ClaimBatches.AsNoTracking().VisibleTo(actor).Where(b => b.Number == number).OneOrNotHere(ct);
        var file = await db.BatchPapers.Where(p => p.BatchId == batch.Id && p.Kind == kind).OrderByDescending(p => p.PressedAt)
            .Select(p => (Guid?)p.FileId).FirstOrDefaultAsync(ct) ?? throw new NotHere();
        return await this.KeptAsync(files, file, ct);
    }
}
