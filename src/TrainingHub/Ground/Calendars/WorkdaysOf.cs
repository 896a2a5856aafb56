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

    /// <summary>The first year without a calendar that notices of today or soon run into: this one, from November on the next.</summary>
    public static async Task<int?> MissingCalendarAsync(this HubDb db, DateOnly today, CancellationToken ct = default)
    {
        var needed = new[] { today.Year, today.AddMonths(2).Year };
        var known = await db.CalendarYears.Where(y => needed.Contains(y.Year)).Select(y => y.Year).ToListAsync(ct);
        return needed.Except(known).Cast<int?>().Min();
    }
}
