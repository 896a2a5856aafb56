namespace TrainingHub.Kernel;

/// <summary>
/// Working days by the holiday calendars that are entered. The day of publication is not counted; the first working day
/// after it is day 1; a notice closes at 24:00 China time on its last day. A year without its calendar is refused.
/// </summary>
internal sealed class Workdays(IReadOnlySet<int> years, IReadOnlyDictionary<DateOnly, bool> isOff)
{
    /// <summary>Whether people work on the day.</summary>
    /// <exception cref="RuleBroken">the year's calendar is not entered: <c>calendar.missing</c></exception>
    public bool IsWorkday(DateOnly day)
    {
        if (!years.Contains(day.Year))
            throw new RuleBroken("calendar.missing", "没有{0}年的放假安排，公示期算不出来；由{1}在“管理”的“工作日历”中录入，已列入其待办", day.Year, Role.CityOfficer);
        return isOff.TryGetValue(day, out var off) ? !off : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The last day of a notice of so many working days that begins after the day of publication.</summary>
    public DateOnly LastDayOf(DateOnly published, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        _ = IsWorkday(published);
        var day = published;
        for (var counted = 0; counted < workingDays;)
        {
            day = day.AddDays(1);
            if (IsWorkday(day))
                counted++;
        }
        return day;
    }
}
