using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Subsidies;
using TrainingHub.Training;

namespace TrainingHub.Pages.Subsidies.Batches;

/// <summary>Batches of subsidy claims by where they stand.</summary>
internal sealed class IndexModel(HubDb db, Actor actor) : PageModel
{
    public sealed record Row(string Number, string Class, Level Level, string School, string Scheme, int People, long AmountFen, Stage Stage, DateTime CreatedAt);

    [BindProperty(SupportsGet = true)] public Stage? Stage { get; set; }
    [BindProperty(SupportsGet = true, Name = "q")] public string? Search { get; set; }

    public IReadOnlyDictionary<Stage, int> Counts { get; private set; } = new Dictionary<Stage, int>();
    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;
    public long SumFen { get; private set; }

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var visible = db.ClaimBatches.AsNoTracking().VisibleTo(actor);
        Counts = await visible.GroupBy(b => b.Stage).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        if (Stage is { } stage)
            visible = visible.Where(b => b.Stage == stage);
        if (Search?.Trim() is { Length: > 0 and <= 64 } text)
            visible = visible.Where(b => b.Number.Contains(text));
        SumFen = await db.Claims.Counted().Where(c => visible.Select(b => b.Id).Contains(c.BatchId)).SumAsync(c => c.AmountFen, ct);
        List = await visible.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Number)
            .Select(b => new Row(b.Number, b.Run.Name, b.Run.Level, b.Run.School.Name, b.Scheme.Name,
                db.Claims.Counted().Count(c => c.BatchId == b.Id),
                db.Claims.Counted().Where(c => c.BatchId == b.Id).Sum(c => c.AmountFen),
                b.Stage, b.CreatedAt))
            .PageAsync(visible, p, Paging.Usual, ct);
    }
}
