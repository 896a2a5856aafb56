using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-tag kind="ok"&gt;已发证&lt;/th-tag&gt;</c>: a state in words with a shape of its own, never colour alone.
/// Kinds: ok ● · bad ▼ · warn ▲ · run ○ · info ◆ · review ■ · idle –.
/// </summary>
[HtmlTargetElement("th-tag")]
public sealed class TagTagHelper : TagHelper
{
    public string Kind { get; set; } = "idle";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "tag tag-" + Kind);
    }
}
