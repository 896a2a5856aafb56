using System.Xml;

namespace TrainingHub.Papers;

/// <summary>One opening tag: its own attributes, and the style it passes on. Attributes that nobody asked for are refused.</summary>
internal sealed class SvgElement
{
    private readonly Dictionary<string, string> own = [];

    /// <exception cref="FormatException">an attribute outside the subset</exception>
    public SvgElement(XmlReader xml, in SvgStyle inherited)
    {
        Name = xml.LocalName;
        var style = inherited;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.Prefix == "xmlns" || xml.Name == "xmlns" || style.Take(xml.Name, xml.Value))
                continue;
            if (!Known(Name).Contains(xml.Name))
                throw new FormatException($"<{Name} {xml.Name}> is outside the page subset");
            own[xml.Name] = xml.Value;
        }
        xml.MoveToElement();
        Style = style;
        IsEmpty = xml.IsEmptyElement;
    }

    public string Name { get; }
    public bool IsEmpty { get; }
    public SvgStyle Style { get; }

    public string? this[string attribute] => own.GetValueOrDefault(attribute);

    public string Needed(string attribute) => this[attribute] ?? throw new FormatException($"<{Name}> needs {attribute}");

    /// <summary>0 when it is not given.</summary>
    public double Number(string attribute) => this[attribute] is { } text ? Numbers.One(text) : 0;

    public double? Given(string attribute) => this[attribute] is { } text ? Numbers.One(text) : null;

    private static ReadOnlySpan<string> Known(string element) => element switch
    {
        "svg" => new[] { "viewBox", "width", "height" },
        "g" => new[] { "transform", "data-static" },
        "rect" => new[] { "x", "y", "width", "height", "rx", "transform" },
        "line" => new[] { "x1", "y1", "x2", "y2", "transform" },
        "circle" => new[] { "cx", "cy", "r", "transform" },
        "ellipse" => new[] { "cx", "cy", "rx", "ry", "transform" },
        "polyline" or "polygon" => new[] { "points", "transform" },
        "path" => new[] { "d", "transform" },
        "image" => new[] { "href", "x", "y", "width", "height", "transform" },
        "text" => new[] { "x", "y", "textLength", "lengthAdjust", "transform" },
        "tspan" => new[] { "x", "y", "dx", "dy", "textLength", "lengthAdjust" },
        _ => throw new FormatException($"<{element}> is outside the page subset"),
    };
}
