using System.Globalization;

namespace TrainingHub.Papers;

/// <summary>Reads the numbers of an attribute one after another, as SVG writes them: apart by blanks, commas or a sign.</summary>
internal ref struct Numbers(string text)
{
    private int at;

    /// <summary>Whether anything but separators is left.</summary>
    public bool More
    {
        get
        {
            while (at < text.Length && (text[at] is ' ' or ',' or '\n' or '\r' or '\t'))
                at++;
            return at < text.Length;
        }
    }

    public static double One(string text)
    {
        var numbers = new Numbers(text);
        var value = numbers.Next();
        return numbers.More ? throw new FormatException($"one number is expected, not '{Short(text)}'") : value;
    }

    public static double[] All(string text)
    {
        var numbers = new Numbers(text);
        var values = new List<double>();
        while (numbers.More)
            values.Add(numbers.Next());
        return [.. values];
    }

    /// <summary>A letter that begins the next command of a path, or 0 when a number follows.</summary>
    public char Letter() => More && char.IsAsciiLetter(text[at]) ? text[at++] : '\0';

    /// <summary>One digit, 0 or 1: arcs may write their flags without a gap.</summary>
    public bool Flag()
    {
        if (!More || text[at] is not ('0' or '1'))
            throw Broken();
        return text[at++] == '1';
    }

    public double Next()
    {
        if (!More)
            throw Broken();
        var from = at;
        if (text[at] is '-' or '+')
            at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' && text.AsSpan(from, at - from).IndexOf('.') < 0))
            at++;
        if (at + 1 < text.Length && text[at] is 'e' or 'E' && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] is '-' or '+'))
        {
            at += 2;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
        }
        return double.TryParse(text.AsSpan(from, at - from), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e9 ? value : throw Broken();
    }

    private readonly FormatException Broken() => new($"a number is expected at place {at + 1} of '{Short(text)}'");

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
