using Microsoft.AspNetCore.Razor.TagHelpers;
using TrainingHub.Oversight;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// The judgement on a figure: behind the pace red, on pace blue, met or more one green that never gets stronger. From three times
/// the target the city's or county's card asks to review the target, for an over-fulfilled target no longer steers.
/// </summary>
internal readonly record struct Standing
{
    private enum Kind { NoTarget, Behind, OnPace, Met, Exceeded }

    private readonly Kind kind;
    private readonly bool farAbove;

    private Standing(Kind kind, bool farAbove) => (this.kind, this.farAbove) = (kind, farAbove);

    /// <param name="figure">what was reached of what</param>
    /// <param name="pace">how much of the year has passed</param>
    public static Standing Of(Percent figure, Pace pace)
    {
        if (figure.Value is not { } value)
            return new(Kind.NoTarget, false);
        if (figure.IsReached)
            return new(figure.Done > figure.Target ? Kind.Exceeded : Kind.Met, value >= 300);
        return new(pace.IsAheadOf(figure) ? Kind.Behind : Kind.OnPace, false);
    }

    public bool IsBehind => kind == Kind.Behind;

    /// <summary>The end of the bar's class name.</summary>
    internal string Css() => kind switch
    {
        Kind.NoTarget => "none",
        Kind.Behind => "behind",
        Kind.OnPace => "pace",
        Kind.Met or Kind.Exceeded => "met",
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Tag and words; the purple question belongs on cards alone, not on six rows of a table.</summary>
    internal (string Tag, string Words) Say(bool onCard) => kind switch
    {
        Kind.NoTarget => ("idle", T("没有目标")),
        Kind.Behind => ("bad", T("慢于序时")),
        Kind.OnPace => ("info", T("达到序时")),
        Kind.Met => ("ok", T("已完成")),
        Kind.Exceeded when onCard && farAbove => ("review", T("超额，宜核目标")),
        Kind.Exceeded => ("ok", T("超额完成")),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary><c>&lt;th-standing percent="row.Trained" pace="Model.Pace" /&gt;</c>: the judgement as a tag; <c>card</c> on a card.</summary>
[HtmlTargetElement("th-standing", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StandingTagHelper : TagHelper
{
    public Percent Percent { get; set; }
    public Pace Pace { get; set; }
    public bool Card { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (tag, words) = Standing.Of(Percent, Pace).Say(Card);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tag tag-" + tag);
        output.Content.SetContent(words);
    }
}
