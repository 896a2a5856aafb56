using TrainingHub.Platform.Data;
using TrainingHub.Platform.Work;
using TrainingHub.Templates.Letters;

namespace TrainingHub.Platform.Letters;

/// <summary>Promises letters inside an act's save; nothing is sent from there.</summary>
internal sealed class Post(HubData db, Worklist work, TimeProvider clock)
{
    /// <summary>
    /// One letter of its kind about one row; promised twice, the save refuses it. With a mail address it is promised to
    /// <see cref="SendLetter"/>, without one it waits on paper.
    /// </summary>
    /// <param name="letter">what it says</param>
    /// <param name="subject">the row it is about</param>
    /// <param name="name">the person as the greeting has it</param>
    /// <param name="address">the mail address, or null</param>
    public Letter Promise(ILetter letter, Guid subject, string name, string? address, string language = "zh-CN")
    {
        var row = Letter.About(letter, subject, name, string.IsNullOrWhiteSpace(address) ? null : address.Trim(), language, clock.Now);
        db.Add(row);
        if (row.State == LetterState.Waiting)
            work.Add<SendLetter>(row.Id);
        return row;
    }
}
