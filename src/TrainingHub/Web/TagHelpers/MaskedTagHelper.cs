using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;masked value="row.Number" /&gt;</c>: an identity number as first 3 and last 2, whatever its length (411*************26); <c>phone</c>
/// masks 131****9551. The whole number never reaches the page.
/// </summary>
[HtmlTargetElement("masked", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MaskedTagHelper : TagHelper
{
    public string? Value { get; set; }
    public bool Phone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tn mono");
        output.Content.SetContent(string.IsNullOrEmpty(Value) ? "—" : Phone ? Hide(Value, 3, 4) : Hide(Value, 3, 2));
    }

    /// <summary>Keeps the ends only when something stays hidden between them; a shorter value is hidden whole.</summary>
    internal static string Hide(string value, int first, int last) => value.Length <= first + last
        ? new string('*', value.Length)
        : value[..first] + new string('*', value.Length - first - last) + value[^last..];
}
