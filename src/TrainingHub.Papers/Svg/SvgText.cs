using System.Text;
using System.Xml;

namespace TrainingHub.Papers;

/// <summary>One text element with its tspans: set from left to right, anchored, squeezed to textLength where that is given.</summary>
internal sealed class SvgText(Fonts fonts, List<Rune> missing)
{
    private readonly List<Run> runs = [];

    private sealed record Run(SvgStyle Style, List<Placed> Text, double? X, double? Y, double Dx, double Dy, double? Length, bool Squeeze)
    {
        public double Natural => Text.Sum(p => p.Width * Style.FontSize + Style.LetterSpacing);
        public double Width => Length ?? Natural;
    }

    public void Draw(XmlReader xml, SvgElement element, PdfCanvas canvas)
    {
        Collect(xml, element, element.Number("x"), element.Number("y"));
        double x = 0, y = 0;
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            if (run.X is { } left)
                x = left - AnchorShift(i);
            y = (run.Y ?? y) + run.Dy;
            x += run.Dx;
            Draw(run, x, y, canvas);
            x += run.Width;
        }
    }

    /// <summary>Runs up to the next x of their own are anchored as one piece.</summary>
    private double AnchorShift(int first)
    {
        var width = runs[first].Dx + runs[first].Width + runs.Skip(first + 1).TakeWhile(r => r.X is null).Sum(r => r.Dx + r.Width);
        return runs[first].Style.Anchor switch { "middle" => width / 2, "end" => width, _ => 0 };
    }

    private static void Draw(Run run, double x, double y, PdfCanvas canvas)
    {
        var style = run.Style;
        var squeeze = 1.0;
        if (run.Length is { } length && run.Natural > 0)
        {
            if (run.Squeeze)
                squeeze = length / run.Natural;
            else if (run.Text.Count > 1)
                style.LetterSpacing += (length - run.Natural) / (run.Text.Count - 1);
        }
        canvas.Text(run.Text, x, y, style, squeeze);
    }

    private void Collect(XmlReader xml, SvgElement element, double? x, double? y)
    {
        if (element.IsEmpty)
            return;
        var (dx, dy, depth) = (element.Number("dx"), element.Number("dy"), xml.Depth);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                var text = Collapse(xml.Value);
                if (text.Length == 0)
                    continue;
                Add(element, text, x, y, dx, dy);
                (x, y, dx, dy) = (null, null, 0, 0);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "tspan" })
            {
                var span = new SvgElement(xml, element.Style);
                Collect(xml, span, span.Given("x") ?? x, span.Given("y") ?? y);
                (x, y) = (null, null);
            }
            else
                throw new FormatException($"<{xml.LocalName}> may not stand inside a text");
        }
    }

    private void Add(SvgElement element, string text, double? x, double? y, double dx, double dy)
    {
        var style = element.Style;
        var family = fonts.Family(style.FontFamily, style.Bold) ?? throw new FormatException($"there is no font family '{style.FontFamily}'");
        var placed = new List<Placed>(text.Length);
        family.Resolve(text, placed, missing);
        runs.Add(new Run(style, placed, x, y, dx, dy, element.Given("textLength"), element["lengthAdjust"] == "spacingAndGlyphs"));
    }

    /// <summary>Line ends vanish, blanks in a row become one, none stays at either end; full-width blanks are kept.</summary>
    private static string Collapse(string text)
    {
        if (text.AsSpan().IndexOfAny(" \t\r\n") < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\r' or '\n')
                continue;
            if (c is not (' ' or '\t'))
                kept.Append(c);
            else if (kept.Length > 0 && kept[^1] != ' ')
                kept.Append(' ');
        }
        return kept.ToString().TrimEnd(' ');
    }
}
