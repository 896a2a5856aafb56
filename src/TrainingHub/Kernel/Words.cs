using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace TrainingHub.Kernel;

/// <summary>
/// What the interface says. The Chinese sentence is the key; English twins stand in <c>Words/*.en.json</c>.
/// A test reads every sentence used in pages and code and asks for its twin.
/// </summary>
public static class Words
{
    private static readonly FrozenDictionary<string, string> English = Load();

    /// <summary>The sentence in the language of the current request, with {0}… filled in.</summary>
    public static string T(string zh, params object?[] args)
    {
        var text = IsChinese ? zh : English.GetValueOrDefault(zh, zh);
        return args.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, args);
    }

    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    /// <summary>Whether an English twin exists; for the house test.</summary>
    public static bool HasEnglish(string zh) => English.ContainsKey(zh);

    private static FrozenDictionary<string, string> Load()
    {
        var all = new Dictionary<string, string>();
        var assembly = typeof(Words).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".en.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (zh, en) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
                all[zh] = en;
        }
        return all.ToFrozenDictionary();
    }
}
