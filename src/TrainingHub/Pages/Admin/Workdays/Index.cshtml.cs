using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Workdays;

internal sealed class IndexModel(HubDb db, ConfirmCalendar confirm, Actor actor, TimeProvider clock) : PageModel, IShowAgain
{
    public sealed record Row(CalendarYear Entered, IReadOnlyList<string> Off, IReadOnlyList<string> Working);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>This year's calendar, or the next one's from November on, is still to be entered.</summary>
    public int? Missing { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostConfirmAsync(int year, CancellationToken ct)
    {
        await confirm.RunAsync(year, actor, ct);
        this.Say(T("已确认{0}年的放假安排", year));
        return RedirectToPage();
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var years = await db.CalendarYears.AsNoTracking().OrderByDescending(y => y.Year).ToListAsync(ct);
        var days = (await db.CalendarDays.AsNoTracking().OrderBy(d => d.Day).ToListAsync(ct)).ToLookup(d => (d.Year, d.IsOff), d => d.Day);
        Rows = [.. years.Select(y => new Row(y, DayList.Spans(days[(y.Year, true)]), DayList.Spans(days[(y.Year, false)])))];
        Missing = await db.MissingCalendarAsync(clock.Today, ct);
    }
}
