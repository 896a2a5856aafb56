using System.Text.Json;

namespace TrainingHub.Kernel;

/// <summary>
/// Something to be said later: a Chinese sentence with open places and what goes into them. It is put into the reader's
/// language only where somebody reads it.
/// </summary>
/// <param name="Template">the sentence in Chinese with {0}… places; also the key of its English twin</param>
/// <param name="Args">what goes into the places: numbers, days, values of enums, what people typed, other sentences</param>
internal sealed record Sentence(string Template, params object[] Args)
{
    /// <summary>The arguments as a JSON list, for a column; a sentence among them is a list of its own.</summary>
    public string ArgsAsJson => JsonSerializer.Serialize(Args.Select(Plain));

    /// <summary>A sentence out of its two columns.</summary>
    public static Sentence From(string template, string? argsAsJson) =>
        new(template, argsAsJson is null ? [] : [.. JsonSerializer.Deserialize<JsonElement[]>(argsAsJson)!.Select(Read)]);

    /// <summary>A value alone: what was typed or counted as it is, the value of an enum in its words.</summary>
    public static Sentence Of(object value) => new("{0}", value);

    public string In(string language) => Words.In(language, Template, Args);

    /// <summary>In the reader's language.</summary>
    public override string ToString() => In(Words.Language);

    public bool Equals(Sentence? other) => other is not null && Template == other.Template && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => HashCode.Combine(Template, Args.Length);

    private static object Plain(object arg) => arg switch
    {
        Sentence inner => (object[])[inner.Template, .. inner.Args.Select(Plain)],
        Enum value => (object[])[EnumWords.In(Words.Chinese, value)],
        DateOnly day => day.Iso,
        _ => Convert.ToString(arg, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    private static object Read(JsonElement arg) => arg.ValueKind == JsonValueKind.Array && arg.EnumerateArray().ToList() is [var template, .. var inner]
        ? new Sentence(template.GetString()!, [.. inner.Select(Read)])
        : arg.GetString()!;
}
