using System.Text.Json;
using System.Text.Json.Serialization;
using TrainingHub.Oversight;

namespace TrainingHub.Demo;

/// <summary>
/// What is known of a city before anybody uses the product: its units, the numbers of its public reply, its targets
/// (<c>cities.json</c>). Everything holds from 1 January of the year of the reply.
/// </summary>
internal sealed record City(
    string Key, string Name, string Code, DateOnly Reply,
    IReadOnlyList<City.Unit> Units, IReadOnlyList<City.Rule> Rules, IReadOnlyList<City.Scheme> Schemes, IReadOnlyList<City.Goal>? Targets = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Sanmenxia, Jincheng, Puyang, Changzhi and Weihai.</summary>
    public static readonly IReadOnlyList<City> All = Read();

    public DateOnly From => new(Reply.Year, 1, 1);

    public string Path => RegionPath.Of(null, Code);

    /// <exception cref="RuleBroken">no such city: <c>city.unknown</c></exception>
    public static City Of(string key) => All.FirstOrDefault(c => c.Key == key)
        ?? throw new RuleBroken("city.unknown", "没有名为“{0}”的城市，可以用：{1}", key, string.Join("、", All.Select(c => c.Key)));

    /// <summary>A county-level unit. With a <paramref name="Basis"/> it is a zone without an official code.</summary>
    public sealed record Unit(string Code, string Name, string? Basis = null);

    /// <summary>A number in the unit of its key, with the document that says it; <paramref name="Demo"/> when none does.</summary>
    public sealed record Rule(string Key, long Value, string Document, bool Demo = false);

    public sealed record Scheme(string Key, string Short, string Name, string Group);

    /// <summary>A target of the city for the year of the reply and its split over the units, by code.</summary>
    public sealed record Goal(Indicator Indicator, long Value, string Document, IReadOnlyDictionary<string, long> Split, string SplitDocument);

    private static List<City> Read()
    {
        using var stream = typeof(City).Assembly.GetManifestResourceStream("cities.json")!;
        return JsonSerializer.Deserialize<List<City>>(stream, Json)!;
    }
}
