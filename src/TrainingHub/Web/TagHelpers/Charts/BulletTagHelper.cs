using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TrainingHub.Oversight;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-bullet percent="row.Trained" pace="Model.Pace" scale="Model.Scale" /&gt;</c>: completion as a bar in two zones, a black line at
/// the target, ▼ where the year stands. Decoration: the figures stand in the row as text. Needs <c>_Hatch</c> (in the layout).
/// </summary>
[HtmlTargetElement("th-bullet", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BulletTagHelper : TagHelper
{
    public Percent Percent { get; set; }

    /// <summary>序时进度: how much of the year has passed; nothing leaves the mark out.</summary>
    public Pace Pace { get; set; }

    public Scale Scale { get; set; } = Scale.Single;

    /// <summary>In pixels.</summary>
    public int Height { get; set; } = 26;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var reached = (double)(Percent.Value ?? 0);
        double bar = Math.Round(Height * .54), y = Math.Round((Height - bar) / 2), target = Scale.X(100), end = Scale.X(reached);
        Svg.Open(output, "bullet bullet-" + Standing.Of(Percent, Pace).Css(), Height);
        var draw = new StringBuilder();

        void Box(string attributes, double x, double width) =>
            draw.Draw($"<rect {attributes} x=\"{Svg.Percent(x)}\" y=\"{y}\" width=\"{Svg.Percent(width)}\" height=\"{bar}\"/>");

        Box("class=\"bl-a\"", 0, target);
        Box("class=\"bl-b\"", target, 100 - target);
        if (!Percent.HasTarget)
        {
            output.Content.SetHtmlContent(draw.ToString());
            return;
        }
        Box("class=\"bl-v\"", 0, Math.Min(target, end));
        if (reached > 100)
        {
            Box("class=\"bl-o\"", target, end - target);
            Box("fill=\"url(#th-hatch)\"", target, end - target);
            draw.Draw($"<rect class=\"bl-e\" x=\"{Svg.Percent(end)}\" y=\"{y}\" width=\"3\" height=\"{bar}\" transform=\"translate(-3 0)\"/>");
        }
        draw.Draw($"<rect class=\"bl-t\" x=\"{Svg.Percent(target)}\" y=\"1\" width=\"3\" height=\"{Height - 2}\" transform=\"translate(-1.5 0)\"/>");
        if (Pace is { Passed: > 0, IsOver: false })
            draw.Draw($"<svg x=\"{Svg.Percent(Scale.X(Pace.Share))}\" y=\"0\" overflow=\"visible\"><path class=\"bl-p\" d=\"M0 {y + 1}l-4.5-6h9zM0 {y}v{bar}\"/></svg>");
        output.Content.SetHtmlContent(draw.ToString());
    }
}

/// <summary><c>&lt;th-bullet-axis scale="Model.Scale" /&gt;</c>: the axis in the head of a column of bars.</summary>
[HtmlTargetElement("th-bullet-axis", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BulletAxisTagHelper : TagHelper
{
    public Scale Scale { get; set; } = Scale.Single;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Svg.Open(output, "bullet-axis", 34);
        var draw = new StringBuilder();
        draw.Draw($"<text class=\"ax-z\" x=\"0\" y=\"11\">{Svg.Text(Words.T("完成部分（等距）"))}</text>");
        draw.Draw($"<text class=\"ax-z\" x=\"100%\" y=\"11\" text-anchor=\"end\">{Svg.Text(Words.T("超额部分（压缩）"))}</text>");
        foreach (var (x, text, major) in Scale.Ticks())
        {
            var anchor = x < 1 ? "start" : x > 97 ? "end" : "middle";
            var css = text == "100%" ? "ax-t" : major ? "ax" : "ax ax-m";
            draw.Draw($"<text class=\"{css}\" x=\"{Svg.Percent(x)}\" y=\"30\" text-anchor=\"{anchor}\">{Svg.Text(text)}</text>");
        }
        output.Content.SetHtmlContent(draw.ToString());
    }
}
