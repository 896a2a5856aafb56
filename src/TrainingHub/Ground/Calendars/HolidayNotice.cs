using System.Text.Json;

namespace TrainingHub.Ground;

/// <summary>A yearly holiday notice of the State Council: which days are off, and on which weekends people work (调休).</summary>
internal sealed record HolidayNotice(int Year, string Document, IReadOnlyCollection<DateOnly> Off, IReadOnlyCollection<DateOnly> Working)
{
    /// <summary>The notices for 2022, 2024 and 2025 (<c>calendars.json</c>); other years are entered by hand.</summary>
    public static readonly IReadOnlyList<HolidayNotice> Shipped = Read();

    internal void AddTo(HubDb db)
    {
        db.CalendarYears.Add(new CalendarYear { Year = Year, Document = Document });
        db.CalendarDays.AddRange(Off.Select(d => new CalendarDay { Day = d, Year = Year, IsOff = true }));
        db.CalendarDays.AddRange(Working.Select(d => new CalendarDay { Day = d, Year = Year, IsOff = false }));
    }

    private static List<HolidayNotice> Read()
    {
        using var stream = typeof(HolidayNotice).Assembly.GetManifestResourceStream("calendars.json")!;
        return [.. JsonSerializer.Deserialize<List<Written>>(stream, JsonSerializerOptions.Web)!
            .Select(w => new HolidayNotice(w.Year, w.Document, DayList.Parse(w.Off), DayList.Parse(w.Working)))];
    }

    private sealed record Written(int Year, string Document, string Off, string Working);
}
