namespace TrainingHub.Templates.Letters;

/// <summary>A letter with a link that opens something once. The link is never kept with the letter: it is put in at the moment of sending.</summary>
public interface IOneTimeLetter : ILetter
{
    ILetter WithLink(string address);
}
