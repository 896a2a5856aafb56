using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>Writing of numbers and text in the drawings.</summary>
internal static class Svg
{
    /// <summary>A length in per cent of the drawing's width: drawings have no viewBox, so that text keeps its size.</summary>
    public static string Percent(double value) => Number(value) + "%";

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static void Draw(this StringBuilder draw, FormattableString part) => draw.Append(FormattableString.Invariant(part));

    /// <summary>Opens the drawing. It is decoration unless a label is given: the figures stand beside it as text.</summary>
    public static void Open(TagHelperOutput output, string css, double height, string? label = null)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", css);
        output.Attributes.SetAttribute("width", "100%");
        output.Attributes.SetAttribute("height", Number(height));
        output.Attributes.SetAttribute("focusable", "false");
        if (label is null)
        {
            output.Attributes.SetAttribute("aria-hidden", "true");
        }
        else
        {
            output.Attributes.SetAttribute("role", "img");
            output.Attributes.SetAttribute("aria-label", label);
        }
    }
}
