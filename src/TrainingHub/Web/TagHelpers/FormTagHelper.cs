using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// Every <c>&lt;form method="post"&gt;</c> carries a key of its own, so that a form sent twice is done once, and an antiforgery token even
/// when it names its <c>action</c> itself.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class FormTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>The name of the hidden operation key.</summary>
    public const string OperationKey = "__op";

    // After the framework's own form helper, which adds the token to forms without an action.
    public override int Order => 1000;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.AllAttributes.ContainsName("action") && html.GenerateAntiforgery(ViewContext) is { } token)
            output.PostContent.AppendHtml(token);
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{OperationKey}\" value=\"{RowId.New()}\">");
    }
}
