namespace TrainingHub.Oversight;

/// <summary>What was added week by week, Monday to Sunday, from the week of 1 January to the as-of day.</summary>
internal sealed record Weeks(DateOnly First, IReadOnlyList<int> Values, int? MetWeek)
{
    public static Weeks Of(Progress progress, Indicator indicator)
    {
        var figures = progress[indicator];
        var newYear = new DateOnly(progress.Year, 1, 1);
        var first = newYear.AddDays(-((int)newYear.DayOfWeek + 6) % 7);
        if (progress.AsOf < newYear)
            return new(first, [], null);
        var values = new int[WeekOf(progress.AsOf, first) + 1];
        foreach (var (day, done) in figures.Days)
            values[WeekOf(day, first)] += (int)done;
        return new(first, values, Met(values, figures.Percent.Target));
    }

    public int Total => Values.Sum();

    /// <summary>The last four weeks and the four before them; null in the first eight weeks of a year.</summary>
    public (int Last, int Before)? Fours => Values.Count < 8 ? null : (Values.TakeLast(4).Sum(), Values.SkipLast(4).TakeLast(4).Sum());

    private static int WeekOf(DateOnly day, DateOnly first) => (day.DayNumber - first.DayNumber) / 7;

    private static int? Met(int[] values, long? target)
    {
        long sum = 0;
        for (var week = 0; week < values.Length; week++)
        {
            sum += values[week];
            if (target > 0 && sum >= target)
                return week;
        }
        return null;
    }
}
