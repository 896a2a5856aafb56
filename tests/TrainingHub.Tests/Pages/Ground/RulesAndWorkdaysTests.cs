using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>The city enters a new number of a regulation, and the holidays of a year, on the pages for it.</summary>
public sealed class RulesAndWorkdaysTests : PageTest
{
    private Visitor officer = null!;
    private City city = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        city = await Given.CityAsync();
        officer = await AsAsync(Role.CityOfficer, city.Path);
    }

    private (string, string)[] Rule(string value = "7", string from = "2025-07-01", string key = RuleKeys.NoticeDays, string document = "成绩公示办法", string? region = null) =>
    [
        ("Input.Key", key), ("Input.RegionPath", region ?? city.Path), ("Input.Value", value), ("Input.From", from), ("Input.Document", document), ("Input.DocumentNumber", "三人社〔2025〕1号"),
    ];

    private static async Task<IElement> MainAsync(HttpResponseMessage answer) => (await Visitor.ReadAsync(answer)).QuerySelector("main")!;

    private Task<List<DatedRule>> NoticeDaysAsync() => Db.DatedRules.AsNoTracking().Where(r => r.Key == RuleKeys.NoticeDays).OrderBy(r => r.From).ToListAsync(Stop);

    [Fact]
    public async Task A_new_rule_is_checked_first_then_entered_and_closes_the_one_before()
    {
        using var check = await officer.SubmitAsync("/admin/rules/new", Rule());
        Assert.Equal(HttpStatusCode.OK, check.StatusCode);
        var page = await Visitor.ReadAsync(check);
        Assert.Contains("到2025年6月30日为止", page.QuerySelector("main .sum")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("7个工作日", page.QuerySelector("main .sum")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await NoticeDaysAsync());

        var sure = page.QuerySelectorAll("main form[method=post]")[^1].QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        using var entered = await officer.PostAsync("/admin/rules/new", sure);
        Assert.Equal((HttpStatusCode.Redirect, "/admin/rules?key=" + RuleKeys.NoticeDays), (entered.StatusCode, entered.Headers.Location?.ToString()));
        var rules = await NoticeDaysAsync();
        Assert.Equal([(5, new DateOnly(2025, 6, 30)), (7, null)], rules.Select(r => (r.Value, r.Until)));
        Assert.Equal(("成绩公示办法", "三人社〔2025〕1号", false), (rules[1].Document, rules[1].DocumentNumber, rules[1].IsDemo));

        var list = await officer.OpenAsync("/admin/rules?key=" + RuleKeys.NoticeDays);
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("已登记", list.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, await Make<Rulebook>().ValueAsync(RuleKeys.NoticeDays, city.Path, new(2025, 7, 1), Stop));
        Assert.Equal(5, await Make<Rulebook>().ValueAsync(RuleKeys.NoticeDays, city.Path, new(2025, 6, 30), Stop));
    }

    [Theory]
    [InlineData("2025-03-03")]
    [InlineData("2022-06-01")]
    public async Task What_held_today_or_before_is_not_changed_by_either_step(string from)
    {
        foreach (var handler in (string[])["?handler=Check", ""])
        {
            using var answer = await officer.PostAsync("/admin/rules/new" + handler, await TypedAsync("/admin/rules/new", Rule(from: from)));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("只能从今天", (await MainAsync(answer)).TextContent, StringComparison.Ordinal);
        }
        Assert.Equal([(5, (DateOnly?)null)], (await NoticeDaysAsync()).Select(r => (r.Value, r.Until)));
    }

    [Theory]
    [InlineData("Input.Value", "", "请填写数值")]
    [InlineData("Input.Value", "很多", "看不懂")]
    [InlineData("Input.Value", "7.5", "整数")]
    [InlineData("Input.Value", "999", "应在1至60之间")]
    [InlineData("Input.Value", "99999999999999999999999999999999", "看不懂")]
    [InlineData("Input.From", "下个月", "看不懂")]
    [InlineData("Input.From", "", "请填写起始日期")]
    [InlineData("Input.Document", "", "请填写依据的文件")]
    [InlineData("Input.Key", "no.such.rule", "请选择要规定的项目")]
    [InlineData("Input.Key", "", "请填写项目")]
    public async Task Wrong_input_comes_back_with_its_words_and_what_was_typed(string field, string typed, string said)
    {
        foreach (var handler in (string[])["?handler=Check", ""])
        {
            var form = (await TypedAsync("/admin/rules/new", Rule())).Where(f => f.Key != field).Append(KeyValuePair.Create(field, typed));
            using var answer = await officer.PostAsync("/admin/rules/new" + handler, form);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var page = await Visitor.ReadAsync(answer);
            var box = page.GetElementById(field.Replace('.', '_'))!;
            Assert.Equal("true", box.GetAttribute("aria-invalid"));
            Assert.Contains(said, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            var kept = field == "Input.Document" ? "Input_DocumentNumber" : "Input_Document";
            Assert.Equal(field == "Input.Document" ? "三人社〔2025〕1号" : "成绩公示办法", page.GetElementById(kept)!.GetAttribute("value"));
            if (field is "Input.Value" or "Input.From")
                Assert.Equal(typed, box.GetAttribute("value") ?? "");
        }
        Assert.Single(await NoticeDaysAsync());
    }

    [Fact]
    public async Task A_region_outside_the_own_or_made_up_is_not_here()
    {
        foreach (var region in (string[])["/371000/", "/411200/999999/", "/", "x"])
        {
            using var answer = await officer.PostAsync("/admin/rules/new", await TypedAsync("/admin/rules/new", Rule(region: region)));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Single(await NoticeDaysAsync());
    }

    [Fact]
    public async Task The_form_can_be_gone_back_to_from_the_check_with_everything_in_it()
    {
        using var check = await officer.SubmitAsync("/admin/rules/new", Rule());
        var back = (await Visitor.ReadAsync(check)).QuerySelector("main .acts a")!.GetAttribute("href")!;
        var form = await officer.OpenAsync(back);
        Assert.Equal(("7", "2025-07-01"), (form.GetElementById("Input_Value")!.GetAttribute("value"), form.GetElementById("Input_From")!.GetAttribute("value")));
        Assert.Empty(form.QuerySelectorAll("[aria-invalid=true]"));
    }

    private static (string, string)[] Year(string year = "2027", string off = "2027-01-01~2027-01-03\n2027-10-01至2027-10-07", string working = "2027-01-10") =>
        [("Input.Year", year), ("Input.Document", "国办发明电〔2026〕7号"), ("Input.Off", off), ("Input.Working", working)];

    [Fact]
    public async Task The_holidays_of_a_year_are_entered_once()
    {
        using var entered = await officer.SubmitAsync("/admin/workdays/new", Year());
        Assert.Equal((HttpStatusCode.Redirect, "/admin/workdays"), (entered.StatusCode, entered.Headers.Location?.ToString()));
        var list = await officer.OpenAsync("/admin/workdays");
        Assert.Contains("2027-10-01~2027-10-07", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((10, 1), (await Db.CalendarDays.CountAsync(d => d.Year == 2027 && d.IsOff, Stop), await Db.CalendarDays.CountAsync(d => d.Year == 2027 && !d.IsOff, Stop)));

        using var again = await officer.SubmitAsync("/admin/workdays/new", Year(off: "2027-05-01", working: ""));
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Contains("已经录入，不能更改", (await MainAsync(again)).TextContent, StringComparison.Ordinal);
        Assert.Equal(11, await Db.CalendarDays.CountAsync(d => d.Year == 2027, Stop));
    }

    [Theory]
    [InlineData("Input.Year", "1999", "应在2000到2100之间")]
    [InlineData("Input.Year", "明年", "看不懂")]
    [InlineData("Input.Document", "", "请填写放假通知")]
    [InlineData("Input.Off", "", "请填写放假的日期")]
    [InlineData("Input.Off", "国庆节", "现在是“国庆节”")]
    [InlineData("Input.Off", "2027-10-07~2027-10-01", "日期应写成")]
    [InlineData("Input.Off", "2028-05-01", "不在2027年")]
    [InlineData("Input.Working", "2027-01-04", "周六或周日")]
    [InlineData("Input.Working", "2027-01-03", "既填了放假又填了上班")]
    [InlineData("Input.Working", "2027-02-30", "日期应写成")]
    public async Task A_wrong_notice_comes_back_with_its_words_and_what_was_typed(string field, string typed, string said)
    {
        var form = (await TypedAsync("/admin/workdays/new", Year())).Where(f => f.Key != field).Append(KeyValuePair.Create(field, typed));
        using var answer = await officer.PostAsync("/admin/workdays/new", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        var box = page.GetElementById(field.Replace('.', '_'))!;
        Assert.Equal("true", box.GetAttribute("aria-invalid"));
        Assert.Contains(said, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, box.LocalName == "textarea" ? box.TextContent : box.GetAttribute("value") ?? "");
        Assert.False(await Db.CalendarYears.AnyAsync(y => y.Year == 2027, Stop));
    }

    [Theory]
    [InlineData(Role.CountyOfficer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Auditor)]
    public async Task Others_can_enter_neither(Role role)
    {
        var other = await AsAsync(role, city.Path);
        var token = (await other.OpenAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var (path, form) in new[] { ("/admin/rules/new", Rule()), ("/admin/workdays/new", Year()) })
        {
            using var answer = await other.PostAsync(path, [.. form.Select(f => KeyValuePair.Create(f.Item1, f.Item2)), KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("__op", Guid.CreateVersion7().ToString())]);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Single(await NoticeDaysAsync());
    }

    /// <summary>What is typed, with the hidden fields of the page's form.</summary>
    private async Task<IEnumerable<KeyValuePair<string, string>>> TypedAsync(string path, IEnumerable<(string Name, string Value)> typed)
    {
        var form = (await officer.OpenAsync(path)).QuerySelectorAll("main form[method=post]")[^1];
        return [.. form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")), .. typed.Select(t => KeyValuePair.Create(t.Name, t.Value))];
    }
}
