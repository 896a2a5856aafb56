using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Competitions;
using TrainingHub.Platform.Data;

namespace TrainingHub.Pages.Competitions.Contests;

/// <summary>Competitions the reader may see, newest first.</summary>
internal sealed class IndexModel(HubDb db, Actor actor) : PageModel
{
    public sealed record Row(Guid Id, string Name, DateOnly From, DateOnly To, string Place, int Competitors, int Winners, bool IsReleased, bool IsDemo);

    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;
    public bool MayRun => actor.Can(Permission.RunCompetitions);

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var seen = db.Competitions.AsNoTracking().SeenBy(actor);
        List = await seen.OrderByDescending(c => c.From).ThenBy(c => c.Id)
            .Select(c => new Row(c.Id, c.Name, c.From, c.To, c.Place,
                db.CompetitionEntries.Count(e => e.CompetitionId == c.Id),
                db.CompetitionEntries.Count(e => e.CompetitionId == c.Id && e.Award != Award.None), c.ReleasedAt != null, c.IsDemo))
            .PageAsync(seen, p, Paging.Usual, ct);
    }
}
