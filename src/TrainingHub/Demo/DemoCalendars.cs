using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Demo;

/// <summary>
/// Calendars of this and the next year where none is known yet, for the demonstration alone: fixed holidays and weekends, marked
/// 演示设定. A real city enters the notice of the State Council, or is refused.
/// </summary>
[Needs(Permission.SetRules)]
internal sealed class DemoCalendars(HubDb db)
{
    public async Task RunAsync(DateOnly today, Actor actor, CancellationToken ct = default)
    {
        actor.MustBeAllowed(this);
        foreach (var year in new[] { today.Year, today.Year + 1 })
            if (!await db.CalendarYears.AnyAsync(y => y.Year == year, ct))
                HolidayNotice.MadeUp(year).AddTo(db, isDemo: true);
        await db.SaveChangesAsync(ct);
    }
}
