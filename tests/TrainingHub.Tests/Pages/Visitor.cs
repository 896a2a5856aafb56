using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace TrainingHub.Tests.Pages;

/// <summary>Somebody with a browser of her own: keeps cookies, follows nothing by herself, fills in the forms she is shown.</summary>
public sealed class Visitor(HttpClient http)
{
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The same person with the cookies she has now: an old copy of them, for instance a stolen one.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(http);
        foreach (var (name, value) in Cookies)
            copy.Cookies[name] = value;
        return copy;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>The page as she reads it; anything but 200 fails the test.</summary>
    public async Task<IDocument> OpenAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
        return await ReadAsync(answer);
    }

    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), TestContext.Current.CancellationToken);
    }

    /// <summary>Opens the page, fills in its form (the one that posts to <paramref name="to"/>, else the last) and sends it with all hidden fields.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, IEnumerable<(string Name, string Value)> fields, string? to = null)
    {
        var document = await OpenAsync(page);
        var form = document.Forms.Last(f => f.Method == "post" && f.Closest("footer") is null && (to is null || (f.GetAttribute("action") ?? "").Contains(to, StringComparison.Ordinal)));
        var sent = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden" && !string.IsNullOrEmpty(i.Name))
            .Select(i => KeyValuePair.Create(i.Name!, i.Value)).ToList();
        sent.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : page, sent);
    }

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Keep(cookie);
        return answer;
    }

    private void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) switch { [var n, var v] => (n, v), var other => (other[0], "") };
        if (value.Length == 0 || cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            Cookies.Remove(name);
        else
            Cookies[name] = value;
    }
}
