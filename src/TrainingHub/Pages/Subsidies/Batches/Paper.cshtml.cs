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
    /// <param name="id">a superseded paper; without it the one in force</param>
    public async Task<IActionResult> OnGetAsync(string number, BatchPaperKind kind, Guid? id, CancellationToken ct)
    {
        var batch = await db.ClaimBatches.AsNoTracking().VisibleTo(actor).Where(b => b.Number == number).OneOrNotHere(ct);
        var papers = id is null ? db.BatchPapers.CurrentOf(db, batch.Id) : db.BatchPapers.Where(p => p.BatchId == batch.Id && p.Id == id);
        var file = await papers.Where(p => p.Kind == kind).Select(p => (Guid?)p.FileId).SingleOrDefaultAsync(ct) ?? throw new NotHere();
        return await this.KeptAsync(file, ct);
    }
}
