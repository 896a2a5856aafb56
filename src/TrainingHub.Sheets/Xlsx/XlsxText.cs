using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace TrainingHub.Sheets;

/// <summary>Reads element text within the limits of a cell and of a sheet, into one buffer that is used again and again.</summary>
internal sealed partial class XlsxText(SheetLimits limits)
{
    private readonly char[] buffer = new char[limits.MaxCellText + 1];
    private int length;
    private long sum;

    /// <summary>The text of an si, is or v element, rich runs joined, phonetic runs (rPh) and extensions left out.</summary>
    /// <param name="reader">on the element's start; on its end afterwards</param>
    /// <param name="row">for the message</param>
    public string Read(XmlReader reader, int row)
    {
        if (reader.IsEmptyElement)
            return "";
        length = 0;
        var depth = reader.Depth;
        var isValue = reader.LocalName == "v";
        var (parent, inText) = (depth, isValue);
        while (reader.Read() && reader.Depth > depth)
        {
            if (isValue && reader.NodeType is (XmlNodeType.Element or XmlNodeType.EndElement))
                continue;
            // The text stands in t, or in r and below it in t; in rPh stands how it is spoken.
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                parent = reader.IsAt(depth + 1, "r") ? depth + 2 : depth + 1;
            if (reader.NodeType == XmlNodeType.Element && reader.Depth <= parent)
                inText = reader.IsAt(parent, "t") && !reader.IsEmptyElement;
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth <= parent)
                inText = false;
            else if (inText && reader.Depth == parent + 1 && IsText(reader.NodeType))
                Append(reader, row);
        }
        sum += length;
        if (sum > limits.MaxTextSum)
            throw SheetFaults.TooMuchText();
        var text = new string(buffer, 0, length);
        return text.Contains("_x", StringComparison.Ordinal) ? Escaped().Replace(text, Unescape) : text;
    }

    // Plain whitespace is layout between elements; blanks inside <t> come as significant.
    private static bool IsText(XmlNodeType type) => type is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;

    private void Append(XmlReader reader, int row)
    {
        while (reader.ReadValueChunk(buffer, length, buffer.Length - length) is var got and > 0)
        {
            length += got;
            if (length == buffer.Length)
                throw SheetFaults.CellTooLong(row, limits);
        }
    }

    private static string Unescape(Match match) =>
        ((char)ushort.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();
}
