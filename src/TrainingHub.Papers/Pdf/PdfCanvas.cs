using System.Globalization;

namespace TrainingHub.Papers;

/// <summary>The drawing of one page or one static group, with what it refers to. Lengths are millimetres from the upper left corner.</summary>
internal sealed class PdfCanvas(Func<FontFace, PdfFont> fontOf) : IDisposable
{
    private readonly PdfBytes content = new(32 * 1024);
    private readonly PdfBytes path = new(8 * 1024);

    /// <summary>Names of what the drawing uses, in the order of first use.</summary>
    public List<PdfFont> Fonts { get; } = [];
    public List<string> Pictures { get; } = [];
    public SortedDictionary<string, string> States { get; } = new(StringComparer.Ordinal);

    public ReadOnlySpan<byte> Content => content.Span;

    public void Dispose()
    {
        content.Dispose();
        path.Dispose();
    }

    public void Save() => content.Add("q\n"u8);

    public void Restore() => content.Add("Q\n"u8);

    public void Transform(Matrix m) => content.Add(m.A).Add(m.B).Add(m.C).Add(m.D).Add(m.E).Add(m.F).Add("cm\n"u8);

    public void MoveTo(double x, double y) => path.Add(x).Add(y).Add("m\n"u8);

    public void LineTo(double x, double y) => path.Add(x).Add(y).Add("l\n"u8);

    public void CurveTo(double x1, double y1, double x2, double y2, double x, double y) =>
        path.Add(x1).Add(y1).Add(x2).Add(y2).Add(x).Add(y).Add("c\n"u8);

    public void Close() => path.Add("h\n"u8);

    public void Rectangle(double x, double y, double width, double height) => path.Add(x).Add(y).Add(width).Add(height).Add("re\n"u8);

    /// <summary>Fills and strokes the path drawn so far and forgets it.</summary>
    public void Paint(in SvgStyle style)
    {
        var seeThrough = BeginOpacity(style);
        if (style.Fill is { } fill)
            Colour(fill).Add("rg\n"u8);
        if (style.Stroke is { } stroke)
        {
            Colour(stroke).Add("RG\n"u8).Add(style.StrokeWidth).Add("w "u8).Add(style.Cap).Add(" J "u8).Add(style.Join).Add(" j ["u8);
            foreach (var length in style.Dash)
                content.Add(length);
            content.Add("] 0 d\n"u8);
        }
        content.Add(path.Span);
        path.Clear();
        content.Add((style.Fill is not null, style.Stroke is not null, style.EvenOdd) switch
        {
            (true, true, true) => "B*\n"u8,
            (true, true, false) => "B\n"u8,
            (true, false, true) => "f*\n"u8,
            (true, false, false) => "f\n"u8,
            (false, true, _) => "S\n"u8,
            (false, false, _) => "n\n"u8,
        });
        if (seeThrough)
            Restore();
    }

    /// <summary>Prints characters on the base line that begins at (x, y).</summary>
    /// <param name="text">resolved characters</param>
    /// <param name="x">left end</param>
    /// <param name="y">base line</param>
    /// <param name="style">size, colour, spacing</param>
    /// <param name="squeeze">factor on all widths; 1 for none</param>
    public void Text(List<Placed> text, double x, double y, in SvgStyle style, double squeeze)
    {
        if (style.Fill is not { } fill || text.Count == 0)
            return;
        var seeThrough = BeginOpacity(style);
        Colour(fill).Add("rg BT "u8).Add(squeeze).Add("0 0 -1 "u8).Add(x).Add(y).Add("Tm "u8);
        if (style.LetterSpacing != 0)
            content.Add(style.LetterSpacing).Add("Tc "u8);
        PdfFont? current = null;
        foreach (var placed in text)
        {
            if (current?.Face != placed.Face)
            {
                if (current is not null)
                    content.Add("> Tj "u8);
                current = fontOf(placed.Face);
                if (!Fonts.Contains(current))
                    Fonts.Add(current);
                content.Add("/"u8).Add(current.Name).Add(" "u8).Add(style.FontSize).Add("Tf <"u8);
            }
            content.AddHex(current.Number(placed));
        }
        content.Add("> Tj "u8);
        if (style.LetterSpacing != 0)
            content.Add("0 Tc "u8);
        content.Add("ET\n"u8);
        if (seeThrough)
            Restore();
    }

    /// <summary>Places an image; its name must be known to the document.</summary>
    public void Image(string name, double x, double y, double width, double height)
    {
        Use(name);
        content.Add("q "u8).Add(width).Add("0 0 "u8).Add(-height).Add(x).Add(y + height).Add("cm /"u8).Add(name).Add(" Do Q\n"u8);
    }

    /// <summary>Places a static group where it was drawn.</summary>
    public void Form(string name)
    {
        Use(name);
        content.Add("/"u8).Add(name).Add(" Do\n"u8);
    }

    private void Use(string name)
    {
        if (!Pictures.Contains(name))
            Pictures.Add(name);
    }

    private PdfBytes Colour(Rgb colour) => content.Add(colour.Red / 255.0).Add(colour.Green / 255.0).Add(colour.Blue / 255.0);

    private bool BeginOpacity(in SvgStyle style)
    {
        if (style.Opacity >= 1)
            return false;
        var thousandths = (int)Math.Round(style.Opacity * 1000);
        var name = string.Create(CultureInfo.InvariantCulture, $"G{thousandths}");
        States[name] = string.Create(CultureInfo.InvariantCulture, $"<</ca {thousandths / 1000.0:0.###}/CA {thousandths / 1000.0:0.###}>>");
        content.Add("q /"u8).Add(name).Add(" gs\n"u8);
        return true;
    }
}
