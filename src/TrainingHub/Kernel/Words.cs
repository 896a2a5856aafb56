using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace TrainingHub.Kernel;

/// <summary>
/// What the product says. The Chinese sentence is the key; its English twin stands in <c>Words/</c>, in the file named like the
/// folder that says it. Where one Chinese word needs two English ones the key bears a mark, as in <c>单位|contest</c>, which
/// never shows. A twin chooses its number by the place: <c>{0} {0:person|people}</c>.
/// </summary>
internal static class Words
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly FrozenDictionary<string, string> Twins = Load();

    /// <summary>The reader's language: that of the current request, else that of the machine.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Chinese;

    /// <summary>The sentence in the reader's language, with {0}… filled in.</summary>
    public static string T(string sentence, params object?[] args) => In(Language, sentence, args);

    /// <summary>The sentence in a given language, with {0}… filled in.</summary>
    public static string In(string language, string sentence, params object?[] args)
    {
        var text = language == English ? Twins.GetValueOrDefault(sentence) ?? WithoutMark(sentence) : WithoutMark(sentence);
        return args.Length == 0 ? text : string.Format(language == English ? Places.English : Places.Chinese, text, args);
    }

    /// <summary>Every sentence that has a twin, and the twin.</summary>
    public static IReadOnlyDictionary<string, string> InEnglish => Twins;

    /// <summary>The twins of several files as one.</summary>
    /// <exception cref="InvalidOperationException">a sentence stands in two of them</exception>
    /// <exception cref="JsonException">a sentence stands twice in one of them</exception>
    internal static FrozenDictionary<string, string> Gather(IEnumerable<(string Name, Stream Json)> files)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, json) in files)
            foreach (var (sentence, twin) in JsonSerializer.Deserialize<Dictionary<string, string>>(json, Strict)!)
                if (!all.TryAdd(sentence, twin))
                    throw new InvalidOperationException($"{name}: “{sentence}” stands in another file already");
        return all.ToFrozenDictionary();
    }

    private static FrozenDictionary<string, string> Load()
    {
        var assembly = typeof(Words).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".en.json", StringComparison.Ordinal));
        return Gather(names.Select(n => (n, assembly.GetManifestResourceStream(n)!)));
    }

    private static string WithoutMark(string sentence) => sentence.IndexOf('|', StringComparison.Ordinal) is var at and > 0 ? sentence[..at] : sentence;

    /// <summary>Fills the places of a sentence in one language.</summary>
    private sealed class Places(string language) : IFormatProvider, ICustomFormatter
    {
        public static readonly Places Chinese = new(Words.Chinese);
        public static readonly Places English = new(Words.English);

        public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

        public string Format(string? format, object? arg, IFormatProvider? formatProvider) => (arg, format?.Split('|')) switch
        {
            (_, [var one, var many]) => Convert.ToString(arg, CultureInfo.InvariantCulture) == "1" ? one : many,
            (Sentence sentence, _) => sentence.In(language),
            (DateOnly day, null) => day.Iso,
            (Enum value, null) => EnumWords.In(language, value),
            (IFormattable value, _) => value.ToString(format, CultureInfo.CurrentCulture),
            _ => arg?.ToString() ?? "",
        };
    }
}
