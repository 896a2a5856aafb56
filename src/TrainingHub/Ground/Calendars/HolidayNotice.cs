using System.Text.Json;

namespace TrainingHub.Ground;

/// <summary>A yearly holiday notice of the State Council: which days are off, and on which weekends people work (调休).</summary>
internal sealed record HolidayNotice(int Year, string Document, IReadOnlyCollection<DateOnly> Off, IReadOnlyCollection<DateOnly> Working)
{
    /// <summary>The notices for 2021 to 2026 (<c>calendars.json</c>), to be confirmed by the city; other years are entered by hand.</summary>
    public static readonly IReadOnlyList<HolidayNotice> Shipped = Read();

    /// <summary>Only what is fixed by the sun's calendar; for demonstrations.</summary>
    public static HolidayNotice MadeUp(int year) => new(year, "演示设定",
        [new(year, 1, 1), new(year, 5, 1), new(year, 5, 2), new(year, 10, 1), new(year, 10, 2), new(year, 10, 3)], []);

    /// <returns>the year as it was added, confirmed by nobody yet</returns>
    internal CalendarYear AddTo(HubDb db, bool isDemo = false)
    {
        var year = new CalendarYear { Year = Year, Document = Document, IsDemo = isDemo };
        db.CalendarYears.Add(year);
        db.CalendarDays.AddRange(Off.Select(d => new CalendarDay { Day = d, Year = Year, IsOff = true }));
        db.CalendarDays.AddRange(Working.Select(d => new CalendarDay { Day = d, Year = Year, IsOff = false }));
        return year;
    }

    private static List<HolidayNotice> Read()
    {
        using var stream = typeof(HolidayNotice).Assembly.GetManifestResourceStream("calendars.json")!;
        return [.. JsonSerializer.Deserialize<List<Written>>(stream, JsonSerializerOptions.Web)!
            .Select(w => new HolidayNotice(w.Year, w.Document, DayList.Parse(w.Off), DayList.Parse(w.Working)))];
    }

    private sealed record Written(int Year, string Document, string Off, string Working);
}
