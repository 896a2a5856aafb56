using System.Globalization;

namespace TrainingHub.Kernel;

/// <summary>China time on top of <see cref="TimeProvider"/>: stored times are UTC, days people speak of are China days.</summary>
public static class Clock
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
    }

    extension(DateOnly day)
    {
        /// <summary>2022-09-21, as tables and messages write it.</summary>
        public string Iso => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        /// <summary>Midnight at the beginning of the China day, in UTC.</summary>
        public DateTime StartUtc => DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc).AddHours(-8);
    }
}
