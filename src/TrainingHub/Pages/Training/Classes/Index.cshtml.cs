using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Data;
using TrainingHub.Training;

namespace TrainingHub.Pages.Training.Classes;

internal sealed class IndexModel(HubDb db, Actor actor) : PageModel
{
    public sealed record Row(string Code, string Name, string School, Level Level, DateOnly FirstDay, DateOnly LastDay, int Enrolled, int Seats, RunState State);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public RunState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Level? Level { get; set; }

    public PageOf<Row> List { get; private set; } = PageOf<Row>.Empty;
    public bool MayOpen => actor.Can(Permission.RunClasses);
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Search) || State is not null || Level is not null;

    public async Task OnGetAsync(int p = 1, CancellationToken ct = default)
    {
        var runs = db.CourseRuns.AsNoTracking().VisibleTo(actor);
        if (Search?.Trim() is { Length: > 0 and <= 64 } text)
            runs = runs.Where(r => r.Code.Contains(text) || r.Name.Contains(text));
        if (State is { } state)
            runs = runs.Where(r => r.State == state);
        if (Level is { } level)
            runs = runs.Where(r => r.Level == level);
        // Open classes stand first: they are what somebody comes for.
        List = await runs
            .OrderBy(r => r.State == RunState.Open ? 0 : 1).ThenByDescending(r => r.FirstDay).ThenBy(r => r.Code)
            .Select(r => new Row(r.Code, r.Name, db.Schools.Where(s => s.Id == r.SchoolId).Select(s => s.Name).First(), r.Level, r.FirstDay, r.LastDay,
                db.Enrolments.Count(e => e.CourseRunId == r.Id && e.State == EnrolmentState.Enrolled), r.Seats, r.State))
            .PageAsync(runs, p, Paging.Usual, ct);
    }
}
