namespace TrainingHub.Papers;

/// <summary>Turns pages into a file that can be printed and kept.</summary>
public interface IPress
{
    /// <param name="svgPages">one or more svg elements, one a page; their viewBox is in millimetres</param>
    /// <param name="info">what the file says of itself</param>
    /// <returns>a PDF; the same input gives the same bytes</returns>
    /// <exception cref="CannotPrint">characters that no font can print</exception>
    byte[] Press(string svgPages, PaperInfo info);
}

/// <summary>What a PDF says of itself.</summary>
/// <param name="Title">shown in the title bar</param>
/// <param name="Author">the issuer</param>
/// <param name="Subject">one line about it; no personal data, since mail servers and indexes read it</param>
/// <param name="Created">in UTC, given by the caller so that pressing again gives the same file</param>
/// <param name="Language">BCP 47</param>
public sealed record PaperInfo(string Title, string Author, string Subject, DateTime Created, string Language = "zh-CN");
