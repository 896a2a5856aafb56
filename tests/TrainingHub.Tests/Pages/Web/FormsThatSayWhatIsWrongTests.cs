using System.ComponentModel.DataAnnotations;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Web.TagHelpers;

namespace TrainingHub.Tests.Pages;

/// <summary>A field ties label, hint and error to its box; the summary leads to the box.</summary>
public sealed class FormsThatSayWhatIsWrongTests : HubTest
{
    public sealed class Form
    {
        [Display(Name = "姓名"), Required]
        public string? Name { get; set; }

        public DateOnly? Day { get; set; }
    }

    private readonly ModelStateDictionary state = new();

    private (ViewContext View, ModelExpression For) About(string name, Form form)
    {
        var data = new ViewDataDictionary<Form>(Make<IModelMetadataProvider>(), state) { Model = form };
        var http = new DefaultHttpContext { RequestServices = Services };
        var view = new ViewContext { HttpContext = http, ViewData = data, RouteData = new RouteData(), ActionDescriptor = new ActionDescriptor(), FormContext = new FormContext() };
        return (view, ((ModelExpressionProvider)Make<IModelExpressionProvider>()).CreateModelExpression(data, name));
    }

    private IElement Field(string name, Form form, Action<FieldTagHelper>? with = null)
    {
        var (view, about) = About(name, form);
        var field = new FieldTagHelper(Make<IHtmlGenerator>()) { For = about, ViewContext = view };
        with?.Invoke(field);
        return Drawn.By(field);
    }

    [Fact]
    public void Label_hint_and_box_belong_together()
    {
        var field = Field("Name", new Form { Name = "王<桂>兰" }, f => f.Hint = "照身份证写");
        var box = field.QuerySelector("input")!;
        Assert.Equal("姓名", field.QuerySelector("label")!.TextContent);
        Assert.Equal(box.Id, field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Name-h", box.GetAttribute("aria-describedby"));
        Assert.Equal("照身份证写", field.QuerySelector("#Name-h")!.TextContent);
        Assert.Equal("王<桂>兰", box.GetAttribute("value"));
        Assert.False(box.HasAttribute("aria-invalid"));
    }

    [Fact]
    public void An_error_stands_before_the_box_is_read_with_it_and_keeps_what_was_typed()
    {
        state.SetModelValue("Name", "x", "x");
        state.AddModelError("Name", "请填写姓名");
        var field = Field("Name", new Form());
        var box = field.QuerySelector("input")!;
        Assert.Contains("pf-bad", field.ClassName!);
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Equal("请填写姓名", field.QuerySelector("#" + box.GetAttribute("aria-describedby"))!.TextContent);
        Assert.Equal("x", box.GetAttribute("value"));
    }

    [Fact]
    public void A_day_gets_a_calendar()
    {
        var box = Field("Day", new Form { Day = new(2026, 7, 31) }).QuerySelector("input")!;
        Assert.Equal("date", box.GetAttribute("type"));
        Assert.Equal("2026-07-31", box.GetAttribute("value"));
    }

    [Fact]
    public void Radio_buttons_are_a_group_with_a_legend_and_the_first_carries_the_id()
    {
        var field = Field("Name", new Form { Name = "b" }, f => (f.As, f.Options) = ("radios", [new("甲", "a"), new("乙", "b")]));
        Assert.Equal("FIELDSET", field.TagName);
        Assert.Equal("姓名", field.QuerySelector("legend")!.TextContent);
        Assert.Equal("a", field.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal("b", field.QuerySelector("[checked]")!.GetAttribute("value"));
    }

    [Fact]
    public void The_summary_leads_to_the_fields_takes_the_focus_and_is_silent_when_all_is_well()
    {
        var errors = new ErrorsTagHelper { ViewContext = About("Name", new Form()).View };
        var silent = new TagHelperOutput("th-errors", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        errors.Process(new TagHelperContext([], new Dictionary<object, object>(), "silent"), silent);
        Assert.Null(silent.TagName);

        state.AddModelError("Input.Name", "请填写<姓名>");
        state.AddModelError("", "班次已满");
        var list = Drawn.By(new ErrorsTagHelper { ViewContext = About("Name", new Form()).View });
        Assert.True(list.HasAttribute("data-focus"));
        Assert.Equal("#Input_Name", list.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["班次已满", "请填写<姓名>"], list.QuerySelectorAll("li").Select(l => l.TextContent));
        Assert.NotNull(list.QuerySelector("[role=alert]"));
    }

    [Fact]
    public void Every_form_that_posts_has_a_key_of_its_own()
    {
        var keys = Enumerable.Range(0, 2).Select(_ =>
        {
            var output = new TagHelperOutput("form", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            new FormTagHelper(Make<IHtmlGenerator>()).Process(new TagHelperContext([], new Dictionary<object, object>(), "form"), output);
            var hidden = new HtmlParser().ParseDocument(output.PostContent.GetContent()).QuerySelector("[name=__op]")!;
            return Guid.Parse(hidden.GetAttribute("value")!);
        }).ToList();
        Assert.NotEqual(keys[0], keys[1]);
    }
}
