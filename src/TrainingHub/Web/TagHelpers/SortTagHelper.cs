using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-sort key="name" current="@Model.Sort"&gt;姓名&lt;/th-sort&gt;</c>: a column head that sorts on the server: a link to this very page
/// with <c>sort=name</c>, or <c>sort=-name</c> when it is sorted so already. <c>num</c> for columns of numbers.
/// </summary>
[HtmlTargetElement("th-sort")]
public sealed class SortTagHelper : TagHelper
{
    public string Key { get; set; } = "";
    public string? Current { get; set; }
    public bool Num { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        bool up = Current == Key, down = Current == "-" + Key;
        output.TagName = "th";
        output.Attributes.SetAttribute("scope", "col");
        if (Num)
            output.Attributes.SetAttribute("class", "num");
        if (up || down)
            output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        var href = Svg.Text(ViewContext.HttpContext.Request.With("sort", (up ? "-" : "") + Key));
        output.Content.SetHtmlContent($"<a class=\"sort\" href=\"{href}\" {LiveTagHelper.Attribute}='{LiveTagHelper.Stay}'>{words}<span class=\"sort-m\" aria-hidden=\"true\">{(up ? "▲" : down ? "▼" : "↕")}</span></a>");
    }
}
