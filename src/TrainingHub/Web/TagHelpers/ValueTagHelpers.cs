using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary><c>&lt;day value="row.IssuedOn" /&gt;</c>: 2026年7月31日 in text; with <c>short</c> 2026-07-31, for tables. Null is a dash.</summary>
[HtmlTargetElement("day", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DayTagHelper : TagHelper
{
    public DateOnly? Value { get; set; }
    public bool Short { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Time.Write(output, Value is { } day ? (day.Iso, Short ? day.Iso : day.InWords) : null);
}

/// <summary><c>&lt;moment value="row.CreatedAt" /&gt;</c>: a stored UTC time as people in China read it, to the minute.</summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MomentTagHelper : TagHelper
{
    public DateTime? Value { get; set; }
    public bool Short { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Time.Write(output, Value is { } utc ? Say(utc.InChina) : null);

    private (string, string) Say(DateTime at)
    {
        var day = DateOnly.FromDateTime(at);
        var clock = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        return ($"{day.Iso}T{clock}+08:00", (Short ? day.Iso : day.InWords) + " " + clock);
    }
}

/// <summary><c>&lt;money fen="claim.AmountFen" /&gt;</c>: ¥1,200.00.</summary>
[HtmlTargetElement("money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    public long? Fen { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tn nw");
        output.Content.SetContent(Fen is { } fen ? Money.Yuan(fen) : "—");
    }
}

internal static class Time
{
    public static void Write(TagHelperOutput output, (string Machine, string People)? time)
    {
        output.TagName = time is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tn nw");
        if (time is { } value)
            output.Attributes.SetAttribute("datetime", value.Machine);
        output.Content.SetContent(time?.People ?? "—");
    }
}
