using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Competitions;
using TrainingHub.Platform.Data;

namespace TrainingHub.Pages.Competitions.Contests;

/// <summary>Competitions the reader may see, newest first.</summary>
internal sealed class IndexModel(HubDb db, Actor actor) : PageModel
{
    private const int PageSize = 20;

    public sealed record Row(Guid Id, string Name, DateOnly From, DateOnly To, string Place, int Competitors, int Winners, bool IsReleased, bool IsDemo);

    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;
    public bool MayRun => actor.Can(Permission.RunCompetitions);

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var all = db.Competitions.AsNoTracking().SeenBy(actor);
        var total = await all.CountAsync(ct);
        var number = Math.Clamp(p, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await all.OrderByDescending(c => c.From).ThenBy(c => c.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(c => new Row(c.Id, c.Name, c.From, c.To, c.Place,
                db.CompetitionEntries.Count(e => e.CompetitionId == c.Id),
                db.CompetitionEntries.Count(e => e.CompetitionId == c.Id && e.Award != Award.None), c.ReleasedAt != null, c.IsDemo))
            .ToListAsync(ct);
        List = new(rows, number, PageSize, total);
    }
}
