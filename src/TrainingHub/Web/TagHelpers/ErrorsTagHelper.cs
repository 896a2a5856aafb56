using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-errors /&gt;</c> above the heading: what has to be put right, each a link to its field, in the words that stand beside the
/// field. Takes the focus; nothing when all is well.
/// </summary>
[HtmlTargetElement("th-errors", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorsTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .SelectMany(m => m.Value!.Errors.Select(e => (m.Key, Words: e.ErrorMessage)))
            .Where(e => e.Words.Length > 0)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-focus", "");
        var list = new StringBuilder($"<div role=\"alert\"><h2>{Svg.Text(T("有{0}处需要更正", errors.Count))}</h2><ul>");
        foreach (var (key, words) in errors)
        {
            var text = Svg.Text(words);
            list.Append(key.Length == 0 ? $"<li>{text}</li>" : $"<li><a href=\"#{Svg.Text(TagBuilder.CreateSanitizedId(key, "_"))}\">{text}</a></li>");
        }
        output.Content.SetHtmlContent(list.Append("</ul></div>").ToString());
    }
}
