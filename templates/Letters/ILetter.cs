namespace TrainingHub.Templates.Letters;

/// <summary>
/// What a letter says, as finished strings; the view of the same name lays it out. No identity number, mark, certificate file
/// or check code: a letter says what is ready and where to look.
/// </summary>
public interface ILetter
{
    /// <summary>The subject line, in the language of the letter.</summary>
    string Subject { get; }
}
