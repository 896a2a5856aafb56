using System.Text;
using System.Xml;

namespace TrainingHub.Papers;

/// <summary>
/// Reads pages of SVG straight onto a document: one svg element a page, its viewBox in millimetres. Known are g, rect, line, circle,
/// ellipse, polyline, polygon, path, image, text and tspan with presentation attributes; everything else is refused with its line,
/// because a page printed almost right is worse than none.
/// </summary>
internal sealed class SvgReader(PdfDocument document, Fonts fonts)
{
    private const int Deepest = 40;
    private static readonly XmlReaderSettings Strict = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        ConformanceLevel = ConformanceLevel.Fragment,
    };

    private PdfCanvas canvas = null!;

    /// <summary>Characters that no font can print.</summary>
    public List<Rune> Missing { get; } = [];

    public void Read(string pages)
    {
        using var xml = XmlReader.Create(new StringReader(pages), Strict);
        try
        {
            var count = 0;
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element)
                {
                    Page(xml);
                    count++;
                }
                else if (xml.NodeType != XmlNodeType.Whitespace)
                    throw new FormatException("only svg elements may stand at the top");
            }
            if (count == 0)
                throw new FormatException("there is no svg element");
        }
        catch (Exception e) when (e is FormatException or XmlException)
        {
            throw new SvgRefused(e is XmlException broken ? broken.LineNumber : ((IXmlLineInfo)xml).LineNumber, e.Message);
        }
    }

    private void Page(XmlReader xml)
    {
        if (xml.LocalName != "svg")
            throw new FormatException($"a page is an svg element, not <{xml.LocalName}>");
        var page = new SvgElement(xml, new SvgStyle());
        if (Numbers.All(page.Needed("viewBox")) is not [0, 0, > 0 and <= 2000 and var width, > 0 and <= 2000 and var height])
            throw new FormatException("viewBox must be \"0 0 width height\" in millimetres");
        canvas = document.BeginPage(height);
        Children(xml, page);
        document.EndPage(canvas, width, height);
    }

    private void Children(XmlReader xml, SvgElement parent)
    {
        if (parent.IsEmpty)
            return;
        var depth = xml.Depth;
        if (depth > Deepest)
            throw new FormatException("elements are nested too deep");
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType == XmlNodeType.Element)
                Element(xml, new SvgElement(xml, parent.Style));
            else if (xml.NodeType is not (XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                throw new FormatException("text stands outside a text element");
        }
    }

    private void Element(XmlReader xml, SvgElement element)
    {
        var transform = element["transform"];
        if (transform is not null)
        {
            canvas.Save();
            canvas.Transform(Matrix.Parse(transform));
        }
        switch (element.Name)
        {
            case "g" when element["data-static"] is { } key:
                Static(xml, element, key);
                break;
            case "g":
                Children(xml, element);
                break;
            case "text":
                new SvgText(fonts, Missing).Draw(xml, element, canvas);
                break;
            case "image":
                document.DrawImage(canvas, element.Needed("href"), element.Number("x"), element.Number("y"), element.Number("width"), element.Number("height"));
                NoChildren(xml, element);
                break;
            default:
                SvgShapes.Draw(element, canvas);
                NoChildren(xml, element);
                break;
        }
        if (transform is not null)
            canvas.Restore();
    }

    /// <summary>Draws the group once in this process; afterwards its packed form is used and the content is passed over.</summary>
    private void Static(XmlReader xml, SvgElement group, string key)
    {
        if (document.DrawStatic(key, canvas))
        {
            var depth = xml.Depth;
            if (!group.IsEmpty)
                while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
                {
                }
            return;
        }
        var (outer, known) = (canvas, Missing.Count);
        canvas = PdfDocument.BeginStatic();
        Children(xml, group);
        if (Missing.Count == known)
            document.EndStatic(key, canvas); // art with holes is not kept
        canvas = outer;
        document.DrawStatic(key, canvas);
    }

    private static void NoChildren(XmlReader xml, SvgElement element)
    {
        if (element.IsEmpty)
            return;
        if (!xml.Read() || xml.NodeType != XmlNodeType.EndElement)
            throw new FormatException($"<{element.Name}> must be empty");
    }
}
