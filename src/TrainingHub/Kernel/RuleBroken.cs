namespace TrainingHub.Kernel;

/// <summary>
/// A rule of the field was broken. The sentence is for the person at the screen: what was expected, what was found, what to do.
/// Pages show it beside <see cref="Field"/> with status 400; commands print it and exit 3.
/// </summary>
/// <param name="code">a stable name of the rule, such as <c>roster.no-header</c></param>
/// <param name="sentence">kept open, so that it can stand in a row and be said later in another language</param>
internal sealed class RuleBroken(string code, Sentence sentence) : Exception(sentence.In(Words.Chinese))
{
    /// <inheritdoc cref="RuleBroken(string, Sentence)"/>
    public RuleBroken(string code, string template, params object[] args) : this(code, new Sentence(template, args))
    {
    }

    public string Code => code;

    public Sentence Sentence => sentence;

    /// <summary>The input it belongs to, as the form names it; null when it belongs to the whole request.</summary>
    public string? Field { get; init; }

    /// <summary>The sentence in the reader's language.</summary>
    public string Said => sentence.ToString();
}

/// <summary>Why a text is not the value it should be.</summary>
/// <param name="Code">a stable name of the rule, such as <c>document.check-digit</c></param>
/// <param name="Expected">what was expected, as short words</param>
/// <param name="Found">what was found</param>
/// <param name="Message">one sentence that also says what to do</param>
internal sealed record Fault(string Code, Sentence Expected, Sentence Found, Sentence Message)
{
    /// <summary>The same for a form: shown beside its field.</summary>
    public RuleBroken AsBroken(string? field = null) => new(Code, Message) { Field = field };
}

/// <summary>The row does not exist or belongs to somebody else; to the asker both look the same (404).</summary>
internal sealed class NotHere() : Exception("not here");
