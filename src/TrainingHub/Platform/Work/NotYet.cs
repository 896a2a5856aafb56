namespace TrainingHub.Platform.Work;

/// <summary>Something outside was not ready: the same piece of work may go well later. The words name no person, and what to do.</summary>
/// <param name="template">a sentence of <see cref="Words"/> with {0}… places</param>
/// <param name="args">what goes into the places</param>
internal class NotYet(string template, params object[] args) : Exception(Words.In(Words.Chinese, template, args))
{
    public string Template => template;

    public IReadOnlyList<object> Args => args;

    /// <summary>The sentence in the reader's language.</summary>
    public string Said => Words.T(template, args);
}
