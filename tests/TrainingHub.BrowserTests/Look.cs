namespace TrainingHub.BrowserTests;

/// <summary>One way to look at the site: window, cookies of the display choice, script on or off.</summary>
public sealed record Look(int Width, int Height)
{
    public IReadOnlyList<(string Name, string Value)> Cookies { get; init; } = [];
    public bool HasScript { get; init; } = true;

    public static readonly Look Desktop = new(1440, 900);
    public static readonly Look Phone = new(390, 844);
    public static readonly Look Large = Phone with { Cookies = [("ui-mode", "elder")] };
    public static readonly Look LargeContrast = Phone with { Cookies = [("ui-mode", "elder"), ("ui-contrast", "high")] };
    public static readonly Look English = Desktop with { Cookies = [("ui-lang", "en")] };
    public static readonly Look NoScript = new(1280, 800) { HasScript = false };

    /// <summary>The narrowest screen that pages must fit.</summary>
    public static readonly Look Narrow = new(320, 640);
    public static readonly Look NarrowLarge = Narrow with { Cookies = Large.Cookies };

    /// <summary>Names for theory rows, so that a failed row says which look it was.</summary>
    public static readonly string[] Names = ["desktop", "phone", "large", "large-contrast", "english"];

    public static Look Named(string name) => name switch
    {
        "desktop" => Desktop,
        "phone" => Phone,
        "large" => Large,
        "large-contrast" => LargeContrast,
        "english" => English,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>Every path in every look.</summary>
    public static TheoryData<string, string> Cross(params string[] paths)
    {
        var rows = new TheoryData<string, string>();
        foreach (var path in paths)
        {
            foreach (var look in Names)
                rows.Add(path, look);
        }
        return rows;
    }
}
