using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Competitions;
using TrainingHub.Ground;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Competitions.Contests;

/// <summary>The ranking of one competition, winners first, with the rules that made it.</summary>
internal sealed class CompetitionModel(HubDb db, ReleaseCompetition release, Actor actor) : PageModel
{
    /// <param name="Entry">the competitor</param>
    /// <param name="IsTied">another one has the same total, so that skills decided</param>
    /// <param name="MayOpen">the reader may open the person's record</param>
    public sealed record Row(Entry Entry, bool IsTied, bool MayOpen);

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Competition Competition { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Winners => Rows.Count(r => r.Entry.Award != Award.None);
    public bool MayRelease => Competition.ReleasedAt is null && actor.Can(Permission.RunCompetitions);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Competition = await db.Competitions.AsNoTracking().SeenBy(actor).Where(c => c.Id == Id).OneOrNotHere(ct);
        var entries = await db.CompetitionEntries.AsNoTracking().Where(e => e.CompetitionId == Id).ToListAsync(ct);
        var ids = entries.Select(e => e.TraineeId).ToList();
        var open = actor.Can(Permission.SeeTrainees)
            ? await db.Trainees.VisibleTo(db, actor).Where(t => ids.Contains(t.Id)).Select(t => t.Id).ToHashSetAsync(ct)
            : [];
        var totals = entries.CountBy(e => e.Total).ToDictionary();
        Rows = [.. entries.OrderBy(e => e.Award == Award.None).ThenBy(e => e.Rank).ThenBy(e => e.Id).Select(e => new Row(e, totals[e.Total] > 1, open.Contains(e.TraineeId)))];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await release.RunAsync(Id, actor, ct);
        this.Say(T("成绩已公布"));
        return RedirectToPage(new { Id });
    }
}
