using System.Globalization;
using System.Text.RegularExpressions;

namespace TrainingHub.Kernel;

/// <summary>China time on top of <see cref="TimeProvider"/>: stored times are UTC, days people speak of are China days.</summary>
internal static class Clock
{
    /// <summary>China has one time zone and no daylight saving: UTC+8 (Asia/Shanghai).</summary>
    public static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone("China", TimeSpan.FromHours(8), "China", "China");

    extension(TimeProvider clock)
    {
        /// <summary>Now in UTC, as it is stored; whole microseconds, which both databases keep.</summary>
        public DateTime Now
        {
            get
            {
                var now = clock.GetUtcNow().UtcDateTime;
                return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
            }
        }

        /// <summary>Today in China.</summary>
        public DateOnly Today => clock.Now.ChinaDay;
    }

    extension(DateTime utc)
    {
        /// <summary>The same moment as people in China read it.</summary>
        public DateTime InChina => DateTime.SpecifyKind(utc.AddHours(8), DateTimeKind.Unspecified);

        /// <summary>The China day on which the moment falls.</summary>
        public DateOnly ChinaDay => DateOnly.FromDateTime(utc.AddHours(8));

        /// <summary>2022-09-21 09:05, as people in China read the moment.</summary>
        public string IsoMinute => utc.InChina.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    extension(DateOnly day)
    {
        /// <summary>2022-09-21, as tables and messages write it.</summary>
        public string Iso => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <summary>2022年9月21日, as papers and letters write it.</summary>
        public string InChinese => $"{day.Year}年{day.Month}月{day.Day}日";

        /// <summary>2022年9月21日 or 21 September 2022, in the reader's language.</summary>
        public string InWords => Words.Language == Words.English ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : day.InChinese;

        /// <summary>Midnight at the beginning of the China day, in UTC.</summary>
        public DateTime StartUtc => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc).AddHours(-8);
    }
}

/// <summary>Days as people write them in sheets.</summary>
internal static partial class DayText
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy年M月d"];

    /// <summary>2025-06-01, 2025/6/1, 2025.6.1, 20250601, 2025年6月1日, each also with a time of day behind, as CSV gives it; null for anything else.</summary>
    public static DateOnly? Parse(string text) =>
        TypedText.Code(text) is { } code && DateOnly.TryParseExact(TimeOfDay().Replace(code, ""), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day)
            ? day : null;

    [GeneratedRegex(@"(?:\s+|(?<=[0-9])T)[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?\s*(?:[AP]M)?Z?\z")]
    private static partial Regex TimeOfDay();
}
