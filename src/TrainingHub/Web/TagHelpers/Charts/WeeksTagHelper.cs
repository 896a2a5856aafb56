using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-weeks values="Model.Weeks" first="Model.FirstMonday" met-week="4" label="…" /&gt;</c>: columns by week. Read aloud it is
/// the label; the same figures stand in a table beside it.
/// </summary>
[HtmlTargetElement("th-weeks", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WeeksTagHelper : TagHelper
{
    private const double Top = 34, Plot = 132, Left = 5, Right = 99.5;

    public IReadOnlyList<int> Values { get; set; } = [];

    /// <summary>The day on which the first week begins.</summary>
    public DateOnly First { get; set; }

    /// <summary>Index of the week in which the year's target was met.</summary>
    public int? MetWeek { get; set; }

    /// <summary>The picture in one sentence.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Svg.Open(output, "weeks", Top + Plot + 26, Label);
        if (Values.Count == 0)
            return;
        var draw = new StringBuilder();
        var max = RoundUp(Values.Max());
        DrawGrid(draw, max);
        DrawWeeks(draw, max);
        if (MetWeek is { } met && met < Values.Count)
            DrawMet(draw, met);
        output.Content.SetHtmlContent(draw.ToString());
    }

    private double Step => (Right - Left) / Values.Count;

    private static void DrawGrid(StringBuilder draw, double max)
    {
        for (var i = 0; i <= 2; i++)
        {
            var y = Svg.Number(Top + Plot * (1 - i / 2.0));
            draw.Draw($"<line class=\"gr\" x1=\"{Svg.Percent(Left)}\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
            draw.Draw($"<text class=\"ax\" x=\"{Svg.Percent(Left - .8)}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{Svg.Number(max * i / 2)}</text>");
        }
    }

    private void DrawWeeks(StringBuilder draw, double max)
    {
        int last = Values.Count - 1, peak = Values.Index().MaxBy(v => v.Item).Index;
        for (var i = 0; i <= last; i++)
        {
            double height = Plot * Values[i] / max, x = Left + i * Step;
            var day = First.AddDays(7 * i);
            var middle = Svg.Percent(x + Step / 2);
            draw.Draw($"<rect class=\"{(i == last ? "wk-now" : "wk")}\" x=\"{Svg.Percent(x + Step * .14)}\" y=\"{Svg.Number(Top + Plot - height)}\" width=\"{Svg.Percent(Step * .72)}\" height=\"{Svg.Number(height)}\"/>");
            if (i == peak || i == last)
                draw.Draw($"<text class=\"wk-v\" x=\"{middle}\" y=\"{Svg.Number(Top + Plot - height - 5)}\" text-anchor=\"middle\">{Values[i]}</text>");
            if (day.Day <= 7)
                draw.Draw($"<text class=\"ax\" x=\"{middle}\" y=\"{Svg.Number(Top + Plot + 18)}\" text-anchor=\"middle\">{MonthOf(day)}</text>");
        }
    }

    private void DrawMet(StringBuilder draw, int week)
    {
        var at = Left + week * Step + Step / 2;
        // Near an edge the words begin or end at the line, so that they stay inside.
        var anchor = at < 20 ? "start" : at > 80 ? "end" : "middle";
        draw.Draw($"<line class=\"wk-mark\" x1=\"{Svg.Percent(at)}\" x2=\"{Svg.Percent(at)}\" y1=\"18\" y2=\"{Svg.Number(Top + Plot)}\"/>");
        draw.Draw($"<text class=\"wk-mark-t\" x=\"{Svg.Percent(at)}\" y=\"12\" text-anchor=\"{anchor}\">{Svg.Text(T("第{0}周：全年目标已完成", week + 1))}</text>");
    }

    private static string MonthOf(DateOnly day) => Language == English ? day.ToString("MMM", CultureInfo.InvariantCulture) : day.Month + "月";

    private static double RoundUp(int highest)
    {
        foreach (var end in new[] { 10, 20, 40, 60, 80, 100, 120, 160, 200, 300, 400, 600, 1000 })
        {
            if (highest <= end)
                return end;
        }
        return Math.Ceiling(highest / 500.0) * 500;
    }
}
