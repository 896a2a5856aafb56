using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Tests.Pages;

/// <summary>What a tag helper writes, read as a browser reads it.</summary>
internal static class Drawn
{
    public static IElement By(TagHelper helper, string inner = "")
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("test", [], (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            content.SetHtmlContent(inner);
            return Task.FromResult<TagHelperContent>(content);
        });
        helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        using var writer = new StringWriter();
        output.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return new HtmlParser().ParseDocument(writer.ToString()).Body!.FirstElementChild!;
    }

    /// <summary>An attribute in per cent, as a number.</summary>
    public static double Percent(this IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture);
}
