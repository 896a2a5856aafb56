using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Ground;

internal static class WorkdaysOf
{
    /// <summary>The calendars entered so far.</summary>
    public static async Task<Workdays> WorkdaysAsync(this HubDb db, CancellationToken ct = default)
    {
        var years = await db.CalendarYears.AsNoTracking().Select(y => y.Year).ToListAsync(ct);
        var days = await db.CalendarDays.AsNoTracking().ToDictionaryAsync(d => d.Day, d => d.IsOff, ct);
        return new Workdays(years.ToHashSet(), days);
    }
}
