using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-laps percent="city.Trained" /&gt;</c>: one block for each whole target, the last one partly filled: an even picture of
/// "how many times over" for a single figure. Up to 20 blocks; an arrow says that there are more.
/// </summary>
[HtmlTargetElement("th-laps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LapsTagHelper : TagHelper
{
    private const int Blocks = 20;

    public Percent Percent { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Svg.Open(output, "laps", 18);
        if (!Percent.HasTarget)
            return;
        var (full, rest) = Math.DivRem(Percent.Done, Percent.Target!.Value);
        var part = (double)rest / Percent.Target.Value;
        // One width for all cards, with a little room for the arrow.
        double step = 98.0 / Blocks, width = step - .9;
        var draw = new StringBuilder();

        void Block(string css, long at, double filled) =>
            draw.Draw($"<rect class=\"{css}\" x=\"{Svg.Percent(at * step)}\" y=\"3\" width=\"{Svg.Percent(width * filled)}\" height=\"12\" rx=\"1.5\"/>");

        for (var i = 0; i < Math.Min(full, Blocks); i++)
            Block(i == 0 ? "lp-1" : "lp", i, 1);
        if (full < Blocks && part > 0)
        {
            Block("lp-0", full, 1);
            Block(full == 0 ? "lp-1" : "lp", full, part);
        }
        if (full > Blocks || (full == Blocks && part > 0))
            draw.Append("<svg x=\"98%\" y=\"3\" overflow=\"visible\"><path class=\"lp\" d=\"M1 0l6 6-6 6z\"/></svg>");
        output.Content.SetHtmlContent(draw.ToString());
    }
}
