using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Pages.Admin.Workdays;

internal sealed class IndexModel(HubDb db, TimeProvider clock) : PageModel
{
    public sealed record Row(int Year, string Document, IReadOnlyList<string> Off, IReadOnlyList<string> Working);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>This year's calendar, or the next one's from December on, is still to be entered.</summary>
    public int? Missing { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var years = await db.CalendarYears.AsNoTracking().OrderByDescending(y => y.Year).ToListAsync(ct);
        var days = (await db.CalendarDays.AsNoTracking().OrderBy(d => d.Day).ToListAsync(ct)).ToLookup(d => (d.Year, d.IsOff), d => d.Day);
        Rows = [.. years.Select(y => new Row(y.Year, y.Document, DayList.Spans(days[(y.Year, true)]), DayList.Spans(days[(y.Year, false)])))];
        var needed = clock.Today.AddMonths(1).Year;
        Missing = new[] { clock.Today.Year, needed }.Cast<int?>().FirstOrDefault(n => years.TrueForAll(y => y.Year != n));
    }
}
