using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TrainingHub.Web.TagHelpers;

/// <summary>
/// <c>&lt;th-field for="Input.Name" hint="@T("…")" autocomplete="name" /&gt;</c>: label, hint, error and box in this order, tied together
/// for screen readers. The label is the property's <c>[Display(Name)]</c> or <c>label</c>. <c>as</c>: text (by the property's type), textarea,
/// select, radios (both with <c>options</c>), check, file, password. Other attributes go to the box.
/// </summary>
[HtmlTargetElement("th-field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IHtmlGenerator html) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public string As { get; set; } = "text";
    public IEnumerable<SelectListItem> Options { get; set; } = [];

    /// <summary>A narrow box: a code, a year, a mark.</summary>
    public bool Short { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => TagBuilder.CreateSanitizedId(Name, "_");
    private string Words => Label ?? For.Metadata.GetDisplayName();
    private string? Error => ViewContext.ViewData.ModelState.ErrorOf(Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var box = output.Attributes.ToDictionary(a => a.Name, a => (object?)Plain(a.Value));
        output.Attributes.Clear();
        output.TagName = As == "radios" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pf" + (Error is null ? "" : " pf-bad") + (Short ? " pf-short" : ""));
        Tie(As == "radios" ? output.Attributes : null, box);

        if (As == "radios")
            output.Content.AppendHtml(Text("legend", null));
        else if (As != "check")
            output.Content.AppendHtml(Text("label", Id));
        if (Hint is not null)
            output.Content.AppendHtml(Note("hint", Id + "-h", Hint));
        if (Error is { } error)
            output.Content.AppendHtml(Note("err", Id + "-e", error));
        output.Content.AppendHtml(Box(box));
    }

    /// <summary>Hint and error are read with the box, or with the group of radio buttons.</summary>
    private void Tie(TagHelperAttributeList? group, Dictionary<string, object?> box)
    {
        var described = string.Join(' ', new[] { Hint is null ? null : Id + "-h", Error is null ? null : Id + "-e" }.OfType<string>());
        if (described.Length > 0)
        {
            if (group is null)
                box["aria-describedby"] = described;
            else
                group.SetAttribute("aria-describedby", described);
        }
        if (Error is not null && group is null)
            box["aria-invalid"] = "true";
    }

    private IHtmlContent Box(Dictionary<string, object?> box) => As switch
    {
        "textarea" => html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, rows: 3, columns: 0, box),
        "select" => html.GenerateSelect(ViewContext, For.ModelExplorer, null, For.Name, Options, allowMultiple: false, box),
        "radios" => Radios(),
        "check" => Check(box),
        "file" => File(box),
        "password" => html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, null, box),
        _ => html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, Typed(box), box),
    };

    /// <summary>Days get a calendar; numbers stay text with a number pad, since spin buttons change figures by accident.</summary>
    private string? Typed(Dictionary<string, object?> box)
    {
        var type = For.Metadata.UnderlyingOrModelType;
        if (type == typeof(DateOnly))
        {
            box.TryAdd("type", "date");
            return "{0:yyyy-MM-dd}";
        }
        box.TryAdd("type", "text");
        if (type == typeof(int) || type == typeof(long))
            box.TryAdd("inputmode", "numeric");
        else if (type == typeof(decimal) || type == typeof(double))
            box.TryAdd("inputmode", "decimal");
        return null;
    }

    private HtmlContentBuilder Radios()
    {
        var all = new HtmlContentBuilder();
        var chosen = ViewContext.ViewData.ModelState.TryGetValue(Name, out var posted) ? posted.AttemptedValue : Convert.ToString(For.Model, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (i, option) in Options.Index())
        {
            // The first one carries the field's own id, so that the list of errors leads to it.
            var id = i == 0 ? Id : $"{Id}-{i}";
            var value = option.Value ?? option.Text;
            all.AppendHtml($"<label class=\"rd\"><input type=\"radio\" id=\"{Svg.Text(id)}\" name=\"{Svg.Text(Name)}\" value=\"{Svg.Text(value)}\"{(value == chosen ? " checked" : "")}><span>{Svg.Text(option.Text)}</span></label>");
        }
        return all;
    }

    private TagBuilder Check(Dictionary<string, object?> box)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("ck");
        label.InnerHtml.AppendHtml(html.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, null, box));
        label.InnerHtml.AppendHtml($"<span>{Svg.Text(Words)}</span>");
        return label;
    }

    private TagBuilder File(Dictionary<string, object?> box)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttributes(box);
        input.MergeAttribute("type", "file");
        input.MergeAttribute("id", Id);
        input.MergeAttribute("name", Name);
        return input;
    }

    private TagBuilder Text(string tag, string? forId)
    {
        var label = new TagBuilder(tag);
        if (forId is not null)
            label.MergeAttribute("for", forId);
        label.InnerHtml.Append(Words);
        return label;
    }

    private static TagBuilder Note(string css, string id, string words)
    {
        var note = new TagBuilder("p");
        note.MergeAttribute("class", css);
        note.MergeAttribute("id", id);
        note.InnerHtml.Append(words);
        return note;
    }

    private static string? Plain(object? value)
    {
        if (value is not IHtmlContent content)
            return value?.ToString();
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
