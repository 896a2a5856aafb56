using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Subsidies;
using TrainingHub.Web;

namespace TrainingHub.Pages.Subsidies.Batches;

/// <summary>A paper of the batch, byte for byte as it was made: the one in force, or a superseded one by its id.</summary>
internal sealed class PaperModel(HubDb db, Actor actor) : PageModel
{
    /// <param name="id">a superseded paper; without it the newest of its kind</param>
    public async Task<IActionResult> OnGetAsync(string number, BatchPaperKind kind, Guid? id, CancellationToken ct)
    {
        var batch = await db.ClaimBatches.AsNoTracking().VisibleTo(actor).Where(b => b.Number == number).OneOrNotHere(ct);
        var file = await db.BatchPapers.Where(p => p.BatchId == batch.Id && p.Kind == kind && (id == null || p.Id == id)).OrderByDescending(p => p.PressedAt)
            .Select(p => (Guid?)p.FileId).FirstOrDefaultAsync(ct) ?? throw new NotHere();
        return await this.KeptAsync(file, ct);
    }
}
