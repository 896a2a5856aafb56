using System.Globalization;
using System.Text;

namespace TrainingHub.Templates;

/// <summary>Millimetres and widths for the paper views. Numbers are written the same in every culture.</summary>
public static class Mm
{
    // Closing marks never begin a line and opening ones never end it (CLREQ, 避头尾).
    private const string NeverFirst = "，。、；：？！）》〉」』】〕”’…—·％,.;:?!)]}%", NeverLast = "（《〈「『【〔“‘([{";

    public static string N(double millimetres) => Math.Round(millimetres, 3).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Width of a text in em: hanzi and full-width signs take one, everything else is counted as 0.56.</summary>
    public static double Ems(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The largest size up to <paramref name="wanted"/> at which the text fits, but not below <paramref name="least"/>.</summary>
    public static double Fit(string text, double width, double wanted, double least) =>
        Math.Clamp(width / Math.Max(1, Ems(text)), least, wanted);

    /// <summary>Whether the text is too wide even so and must be squeezed with textLength.</summary>
    public static bool TooWide(string text, double width, double size) => Ems(text) * size > width;

    /// <summary>Breaks a text into lines of at most <paramref name="ems"/>; Latin words and numbers stay whole where they fit.</summary>
    public static IReadOnlyList<string> Wrap(string text, double ems)
    {
        var lines = new List<string>();
        var line = new List<string>();
        foreach (var unit in Units(text))
        {
            if (line.Count > 0 && line.Sum(Ems) + Ems(unit) > ems)
            {
                var carried = Carried(line, unit);
                lines.Add(string.Concat(line).TrimEnd());
                line = carried;
            }
            if (line.Count > 0 || unit != " ")
                line.Add(unit);
        }
        if (line.Count > 0 || lines.Count == 0)
            lines.Add(string.Concat(line).TrimEnd());
        return lines;
    }

    /// <summary>Takes from the end of a full line what must stand with the next unit.</summary>
    private static List<string> Carried(List<string> line, string next)
    {
        var carried = new List<string>();
        while (line.Count > 1 && (NeverFirst.Contains(carried.Count > 0 ? carried[0][0] : next[0]) || NeverLast.Contains(line[^1][0])))
        {
            carried.Insert(0, line[^1]);
            line.RemoveAt(line.Count - 1);
        }
        return carried;
    }

    private static IEnumerable<string> Units(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value < 0x2E80 && (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '/' or '_' or '.' or '@'))
            {
                word.Append(rune);
                continue;
            }
            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
            yield return rune.ToString();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    private static double Width(Rune rune) => rune.Value >= 0x2E80 || rune.Value is 0x2014 or 0x2018 or 0x2019 or 0x201C or 0x201D or 0x2026 ? 1 : 0.56;
}
