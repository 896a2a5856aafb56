using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace TrainingHub.Templates.Papers;

/// <summary>The engraved lines of certificates: a braided band, rosettes in its corners, a pale one under the text. Drawn once a process.</summary>
public static class Guilloche
{
    private static readonly string[] Golds = ["#b58a2b", "#c9a24a", "#8f6a1d"];

    /// <summary>For A4 landscape; the inside is free from 21 mm on.</summary>
    public static IHtmlContent Landscape { get; } = new HtmlString(Frame(297, 210, 14));

    private static string Frame(double width, double height, double inset)
    {
        var art = new StringBuilder();
        Rosette(art, width / 2, height / 2 + 8, 31, 48, "#f3ead0", 0.16);
        double across = width - 2 * inset, down = height - 2 * inset;
        art.Append("<g fill=\"none\" stroke-width=\"0.13\">");
        Side(art, inset, inset, across, 56, "translate(0 0)");
        Side(art, inset, height - inset, across, 56, "translate(0 0)");
        Side(art, 0, 0, down, 38, Turned(inset, inset));
        Side(art, 0, 0, down, 38, Turned(width - inset, inset));
        art.Append("</g>");
        foreach (var (x, y) in new[] { (inset, inset), (width - inset, inset), (inset, height - inset), (width - inset, height - inset) })
        {
            art.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"6.4\" fill=\"#fffdf6\" stroke=\"#8f6a1d\" stroke-width=\"0.3\"/>");
            Rosette(art, x, y, 2.9, 18, Golds[0], 0.13);
            art.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x}\" cy=\"{y}\" r=\"0.9\" fill=\"{Golds[2]}\"/>");
        }
        return art.ToString();
    }

    private static string Turned(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"translate({x} {y}) rotate(90)");

    /// <summary>Waves of three heights, each shifted by a part of its length: a braid.</summary>
    private static void Side(StringBuilder art, double x, double y, double length, int periods, string place)
    {
        art.Append("<g transform=\"").Append(place).Append("\">");
        double[] heights = [3.4, 3.4, 3.4, 1.7, 1.7];
        for (var i = 0; i < heights.Length; i++)
        {
            var half = length / periods / 2;
            var shift = i < 3 ? half * 2 * i / 3 : half * (i - 3);
            Wave(art, x - shift, y, half, 2 * periods + 2, heights[i], Golds[i % 3]);
        }
        art.Append("</g>");
    }

    private static void Wave(StringBuilder art, double x, double y, double half, int halves, double height, string colour)
    {
        const double handle = 0.3642; // a cubic from crest to trough that follows the cosine within 0.1%
        string N(double v) => Math.Round(v, 2).ToString(CultureInfo.InvariantCulture);
        art.Append("<path stroke=\"").Append(colour).Append("\" d=\"M").Append(N(x)).Append(' ').Append(N(y - height));
        art.Append('c').Append(N(half * handle)).Append(" 0 ").Append(N(half * (1 - handle))).Append(' ').Append(N(2 * height)).Append(' ').Append(N(half)).Append(' ').Append(N(2 * height));
        for (var i = 1; i < halves; i++)
        {
            var fall = N(i % 2 == 0 ? 2 * height : -2 * height);
            art.Append('s').Append(N(half * (1 - handle))).Append(' ').Append(fall).Append(' ').Append(N(half)).Append(' ').Append(fall);
        }
        art.Append("\"/>");
    }

    /// <summary>Circles whose centres stand on a ring of their own radius.</summary>
    private static void Rosette(StringBuilder art, double x, double y, double radius, int circles, string colour, double width)
    {
        art.Append(CultureInfo.InvariantCulture, $"<g fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\">");
        for (var i = 0; i < circles; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / circles);
            art.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Mm.N(x + radius * cos)}\" cy=\"{Mm.N(y + radius * sin)}\" r=\"{Mm.N(radius)}\"/>");
        }
        art.Append("</g>");
    }
}
