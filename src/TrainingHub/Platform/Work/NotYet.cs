namespace TrainingHub.Platform.Work;

/// <summary>Something outside was not ready: the same piece of work may go well later.</summary>
/// <param name="sentence">what is in the way and what to do; names no person</param>
internal class NotYet(Sentence sentence) : Exception(sentence.In(Words.Chinese))
{
    public Sentence Sentence => sentence;

    /// <summary>The sentence in the reader's language.</summary>
    public string Said => sentence.ToString();
}
