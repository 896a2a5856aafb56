namespace TrainingHub.Kernel;

/// <summary>Why a text is not the value it should be, in the reader's language.</summary>
/// <param name="Code">a stable name of the rule, such as <c>document.check-digit</c></param>
/// <param name="Expected">what was expected, as short words</param>
/// <param name="Found">what was found</param>
/// <param name="Message">one sentence that also says what to do</param>
public sealed record Fault(string Code, string Expected, string Found, string Message)
{
    /// <summary>The same for a form: shown beside its field.</summary>
    public RuleBroken AsBroken(string? field = null) => new(Code, "{0}", Message) { Field = field };
}
