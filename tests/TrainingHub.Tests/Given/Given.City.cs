using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;

namespace TrainingHub.Tests;

/// <summary>
/// Rows that a story begins with. Only what matters is said; the rest is valid, dull and unique. Each method saves.
/// </summary>
internal static partial class Given
{
    /// <summary>The city with its regions, rules, calendars, course, schemes and targets.</summary>
    public static async Task<City> CityAsync(HubDb db, string key = "sanmenxia")
    {
        var city = City.Of(key);
        await new SeedCity(db, new FakeClock()).RunAsync(city, Actor.System);
        return city;
    }

    /// <summary>Path of the county of the seeded city.</summary>
    public static async Task<string> PathOfAsync(HubDb db, string county) =>
        await db.Regions.Where(r => r.Name == county).Select(r => r.Path).SingleAsync();

    /// <summary>Somebody of the city's bureau.</summary>
    public static Actor CityOfficer(City city) => new(Guid.CreateVersion7(), "周敏", Role.CityOfficer, city.Path);

    private static int Next() => Interlocked.Increment(ref last);
}
