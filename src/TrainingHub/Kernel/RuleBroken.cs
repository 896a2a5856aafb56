namespace TrainingHub.Kernel;

/// <summary>
/// A rule of the field was broken. The message is for the person at the screen: what was expected, what was found, what to do.
/// Pages show it beside <see cref="Field"/> with status 400; commands print it and exit 3.
/// </summary>
/// <param name="code">a stable name of the rule, such as <c>roster.no-header</c></param>
/// <param name="template">the sentence in Chinese with {0}… places; it is also the key of its English twin in <c>Words/</c></param>
/// <param name="args">what goes into the places</param>
public sealed class RuleBroken(string code, string template, params object[] args)
    : Exception(Words.In(Words.Chinese, template, args))
{
    public string Code => code;

    /// <summary>The sentence with its places open, and what goes into them; for keeping it in a row and saying it later.</summary>
    public string Template => template;

    /// <inheritdoc cref="Template"/>
    public IReadOnlyList<object> Args => args;

    /// <summary>The input it belongs to, as the form names it; null when it belongs to the whole request.</summary>
    public string? Field { get; init; }

    /// <summary>The sentence in the reader's language.</summary>
    public string Said => Words.T(template, args);
}
