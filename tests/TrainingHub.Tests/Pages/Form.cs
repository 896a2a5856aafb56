using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TrainingHub.Tests.Pages;

/// <summary>Reads a page and sends its form as a browser without script does: every hidden field goes along.</summary>
internal static class Form
{
    public static async Task<IHtmlDocument> ReadAsync(this HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Opens the page, fills the named fields of its (last) form and sends it to where the form says.</summary>
    public static async Task<HttpResponseMessage> FillAsync(this HttpClient browser, string address, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(await browser.GetAsync(address, TestContext.Current.CancellationToken));
        var form = page.QuerySelectorAll("main form[method=post]")[^1];
        var values = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields)
            values[name] = value;
        using var body = new FormUrlEncodedContent(values);
        return await browser.PostAsync(form.GetAttribute("action") ?? address, body, TestContext.Current.CancellationToken);
    }
}
