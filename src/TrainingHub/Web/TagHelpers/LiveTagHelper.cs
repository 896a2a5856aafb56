using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;form th-live&gt;</c>, <c>&lt;nav th-live&gt;</c>, <c>&lt;a th-live&gt;</c>: where htmx runs, what this form or these links lead to
/// replaces <c>#live</c> alone, and what else stands on the page stays; without it they are plain forms and links. A form that
/// posts leaves the address as it is. <c>th-live="top"</c> also goes to the beginning of the part, as a pager below it needs.
/// </summary>
[HtmlTargetElement(Attributes = "th-live")]
public sealed class LiveTagHelper : TagHelper
{
    /// <summary>Name of the attribute: links and forms below inherit it.</summary>
    internal const string Attribute = "hx-boost:inherited";

    internal const string Stay = """{"target":"#live","select":"#live","swap":"outerMorph show:none"}""";
    private const string GoToTop = """{"target":"#live","select":"#live","swap":"outerMorph"}""";
    private const string Post = """{"target":"#live","select":"#live","swap":"outerMorph show:none","push":"false"}""";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var posts = string.Equals(context.AllAttributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);
        var top = context.AllAttributes["th-live"].Value?.ToString() == "top";
        output.Attributes.RemoveAll("th-live");
        output.Attributes.SetAttribute(Attribute, posts ? Post : top ? GoToTop : Stay);
    }
}
