using System.Collections.Concurrent;

namespace TrainingHub.Papers;

/// <summary>The press we have: SVG of a strict subset to PDF/A-2u, in this process, about a millisecond a page. Safe to share between threads.</summary>
public sealed class SvgPress(Fonts fonts) : IPress
{
    private readonly ConcurrentDictionary<string, StaticArt> statics = new(StringComparer.Ordinal);
    private readonly StaticGroups groups = new();

    /// <exception cref="CannotPrint">characters that no font can print</exception>
    /// <exception cref="SvgRefused">something in the page is outside the subset, with its line</exception>
    public byte[] Press(string svgPages, PaperInfo info)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(info.Title);
        var document = new PdfDocument(statics);
        var reader = new SvgReader(document, fonts);
        reader.Read(groups.Without(svgPages));
        if (reader.Missing.Count > 0)
            throw new CannotPrint([.. reader.Missing]);
        groups.Learn(svgPages, statics.ContainsKey);
        return document.Finish(info);
    }
}
