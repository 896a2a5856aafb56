namespace TrainingHub.Papers;

internal readonly record struct Rgb(byte Red, byte Green, byte Blue);

/// <summary>How shapes and texts look; children begin with what their parent has.</summary>
internal record struct SvgStyle()
{
    public Rgb? Fill { get; set; } = new Rgb(0, 0, 0);
    public Rgb? Stroke { get; set; }
    public double StrokeWidth { get; set; } = 1;
    /// <summary>1 covers, 0 is unseen. A group's opacity is given to each of its parts.</summary>
    public double Opacity { get; set; } = 1;
    public bool EvenOdd { get; set; }
    public string FontFamily { get; set; } = "serif";
    public double FontSize { get; set; } = 4;
    public bool Bold { get; set; }
    /// <summary>start, middle or end</summary>
    public string Anchor { get; set; } = "start";
    public double LetterSpacing { get; set; }
    public double[] Dash { get; set; } = [];
    public int Cap { get; set; }
    public int Join { get; set; }

    /// <summary>Takes one attribute.</summary>
    /// <returns>false when it is none of style</returns>
    /// <exception cref="FormatException">a value outside the subset</exception>
    public bool Take(string attribute, string value)
    {
        switch (attribute)
        {
            case "fill":
                Fill = Colour(value);
                break;
            case "stroke":
                Stroke = Colour(value);
                break;
            case "stroke-width":
                StrokeWidth = Numbers.One(value);
                break;
            case "opacity":
                Opacity *= Math.Clamp(Numbers.One(value), 0, 1);
                break;
            case "fill-rule":
                EvenOdd = Choice(value, "nonzero", "evenodd") == 1;
                break;
            case "font-family":
                FontFamily = value;
                break;
            case "font-size":
                FontSize = Numbers.One(value);
                break;
            case "font-weight":
                Bold = Choice(value, "normal", "bold") == 1;
                break;
            case "text-anchor":
                Choice(value, "start", "middle", "end");
                Anchor = value;
                break;
            case "letter-spacing":
                LetterSpacing = Numbers.One(value);
                break;
            case "stroke-dasharray":
                Dash = value == "none" ? [] : Numbers.All(value);
                break;
            case "stroke-linecap":
                Cap = Choice(value, "butt", "round", "square");
                break;
            case "stroke-linejoin":
                Join = Choice(value, "miter", "round", "bevel");
                break;
            default:
                return false;
        }
        return true;
    }

    private static int Choice(string value, params ReadOnlySpan<string> known) =>
        known.IndexOf(value) is >= 0 and var place ? place : throw new FormatException($"'{value}' is not one of {string.Join(", ", known.ToArray())}");

    private static Rgb? Colour(string value)
    {
        if (value == "none")
            return null;
        if (value is ['#', _, _, _])
            value = $"#{value[1]}{value[1]}{value[2]}{value[2]}{value[3]}{value[3]}";
        if (value is not ['#', _, _, _, _, _, _])
            throw new FormatException($"a colour is #rrggbb or none, not '{value}'");
        var parts = Convert.FromHexString(value[1..]);
        return new Rgb(parts[0], parts[1], parts[2]);
    }
}
