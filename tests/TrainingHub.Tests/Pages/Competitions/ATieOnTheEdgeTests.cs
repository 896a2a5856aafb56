using System.Net;
using AngleSharp.Dom;
using TrainingHub.Competitions;
using TrainingHub.Platform.Secrets;

namespace TrainingHub.Tests.Pages;

/// <summary>An officer records a contest over its page: a tie on the edge of a prize asks for the extra round, and a page with an error never offers to record.</summary>
public sealed class ATieOnTheEdgeTests : PageTest
{
    private static readonly string[] Head = ["证件号码", "姓名", "单位", "理论成绩", "技能成绩"];
    private static readonly string[] Numbers = ["411202198001010014", "411202199003070023", "14050219851231102X"];

    private readonly List<Guid> people = [];
    private Visitor officer = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        var run = await Given.RunAsync(await Given.SchoolAsync(), new(2025, 1, 6));
        foreach (var (number, name) in Numbers.Zip(["选手甲", "选手乙", "选手丙"]))
        {
            var (person, _) = await Given.IdentifiedAsync(Make<IdVault>(), number, name);
            await Given.EnrolmentAsync(run, person);
            people.Add(person.Id);
        }
        officer = await AsAsync(Role.CityOfficer);
    }

    private static byte[] Sheet(string second = "90") => Books.Xlsx(Books.Rows(Head, [Numbers[0], "选手甲", "怡康", "90", "90"], [Numbers[1], "选手乙", "怡康", "90", second], [Numbers[2], "选手丙", "怡康", "70", "75"]));

    private async Task<(HttpStatusCode Status, IDocument Page)> UploadAsync(byte[] file, string to = "2025-02-02")
    {
        var form = await officer.OpenAsync("/competitions/new");
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("main form input[type=hidden]"))
            body.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (name, value) in new[] { ("Name", "技能大赛"), ("From", "2025-02-01"), ("To", to), ("Place", "体育馆"), ("TheoryWeight", "20"), ("PassLine", "60"), ("FirstPrizes", "1"), ("SecondPrizes", "2"), ("ThirdPrizes", "3"), ("Basis", "通知") })
            body.Add(new StringContent(value), "Input." + name);
        body.Add(new ByteArrayContent(file), "file", "成绩.xlsx");
        using var answer = await officer.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/competitions/new") { Content = body });
        return (answer.StatusCode, await Visitor.ReadAsync(answer));
    }

    private async Task<(HttpStatusCode Status, IDocument? Page)> PressAsync(IDocument page, string handler, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelector($"form[action*='handler={handler}']")!;
        var sent = form.QuerySelectorAll("input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        using var answer = await officer.PostAsync(form.GetAttribute("action")!, sent);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? null : await Visitor.ReadAsync(answer));
    }

    private static bool OffersToRecord(IDocument page) => page.QuerySelector("form[action*='handler=Record']") is not null;

    [Fact]
    public async Task A_tie_on_the_edge_is_entered_with_the_extra_round()
    {
        var (status, page) = await UploadAsync(Sheet());
        Assert.True(status == HttpStatusCode.OK, page.Body!.TextContent);
        Assert.False(OffersToRecord(page));
        Assert.Equal(2, page.QuerySelectorAll("input[name^='Extra[']").Length);

        var (unbroken, again) = await PressAsync(page, "Extra", ($"Extra[{people[0]}]", "1"), ($"Extra[{people[1]}]", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, unbroken);
        Assert.False(OffersToRecord(again!));

        var (broken, ranked) = await PressAsync(again!, "Extra", ($"Extra[{people[0]}]", "2"), ($"Extra[{people[1]}]", "1"));
        Assert.Equal((HttpStatusCode.OK, true), (broken, OffersToRecord(ranked!)));
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(ranked!, "Record")).Status);
        Assert.Equal([("选手乙", Award.First), ("选手甲", Award.Second), ("选手丙", Award.Second)], Db.CompetitionEntries.OrderBy(e => e.Rank).Select(e => new { e.Name, e.Award }).AsEnumerable().Select(e => (e.Name, e.Award)));
    }

    [Fact]
    public async Task A_page_with_an_error_offers_nothing_to_record()
    {
        var (status, page) = await UploadAsync(Books.Xlsx(Books.Rows(["姓名"], ["选手甲"])));
        Assert.Equal((HttpStatusCode.BadRequest, false), (status, OffersToRecord(page)));
        (status, page) = await UploadAsync(Books.Xlsx(Books.Rows(Head, [Numbers[0], "选手甲", "怡康", "90", "缺考"])));
        Assert.Equal((HttpStatusCode.BadRequest, false), (status, OffersToRecord(page)));
    }

    [Fact]
    public async Task After_a_refusal_the_form_is_there_with_what_was_planned()
    {
        var (_, page) = await UploadAsync(Sheet(second: "80"), to: "2099-01-01");
        Assert.True(OffersToRecord(page));
        var (status, refused) = await PressAsync(page, "Record");
        Assert.Equal((HttpStatusCode.BadRequest, false), (status, OffersToRecord(refused!)));
        Assert.Equal("技能大赛", refused!.QuerySelector("input[name='Input.Name']")!.GetAttribute("value"));
        Assert.Contains("结束日期2099-01-01还没有到", refused.Body!.TextContent, StringComparison.Ordinal);
    }
}
