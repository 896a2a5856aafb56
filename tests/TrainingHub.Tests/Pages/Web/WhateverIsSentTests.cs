using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>
/// Requests over every address and every form that is shown to somebody, spoilt at random from a seed: no answer is a fault of the
/// site, and each is protected. By hand with more of them:
/// <c>FUZZ_REQUESTS=20000 FUZZ_SEED=7 dotnet test tests/TrainingHub.Tests --filter WhateverIsSentTests</c>
/// </summary>
public sealed class WhateverIsSentTests : Town
{
    private static readonly int Requests = FromOutside("FUZZ_REQUESTS", 800);
    private static readonly int Seed = FromOutside("FUZZ_SEED", 20260101);

    private static readonly string[] Odd =
    [
        "", " ", "\u3000", "-1", "0", "1e9", "99999999999999999999", "NaN", "2022-02-30", "0001-01-01", "9999-12-31", "true", "null", "[]", "{}", "a[=1", "]", "[[", "a.b", "../../etc",
        "<script>", "'\"--", "\0", "\r\nX: y", "\uFFFF", "\u202E", "𠮷", "王·伟", "00000000-0000-0000-0000-000000000000", "%", "%00", "%C0%AF", new('a', 300), new('长', 2000),
        string.Join('.', Enumerable.Repeat("a", 60)), string.Concat(Enumerable.Repeat("[0]", 60)),
    ];

    private static readonly string[] Verbs = ["GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"];

    private readonly Random random = new(Seed);
    private readonly List<string> addresses = [];
    private readonly List<(string Action, List<KeyValuePair<string, string>> Fields)> forms = [];

    private static int FromOutside(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var given) ? given : usual;

    [Fact]
    public async Task No_answer_is_a_fault()
    {
        await GatherAsync();
        Assert.True(forms.Count > 30, $"only {forms.Count} forms were found");
        var wrong = new List<string>();
        for (var i = 0; i < Requests; i++)
        {
            var caller = One(Callers);
            HttpRequestMessage request;
            try
            {
                request = random.Next(2) == 0 ? Address() : Form(caller);
                request.RequestUri = new Uri(new Uri("http://localhost"), request.RequestUri!.OriginalString);
            }
            catch (Exception e) when (e is UriFormatException or FormatException or ArgumentException)
            {
                continue; // nothing that a client could send
            }
            var told = $"#{i} {caller}: {request.Method} {request.RequestUri} {await SentAsync(request)}";
            using var answer = await caller.Browser.Copy().SendAsync(request);
            if ((int)answer.StatusCode >= 500 && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                wrong.Add($"{told} answered {(int)answer.StatusCode}");
            else if (!answer.Headers.Contains("Content-Security-Policy") || !answer.Headers.Contains("X-Content-Type-Options"))
                wrong.Add($"{told} answered {(int)answer.StatusCode} without protection");
        }
        Assert.True(wrong.Count == 0, $"seed {Seed}\n" + string.Join('\n', wrong.Take(30)));
    }

    /// <summary>Every address of the site, and the forms on those that open for somebody.</summary>
    private async Task GatherAsync()
    {
        addresses.AddRange(Probes.Reads.Concat(Probes.Posts).Select(p => p.Make(Own, Own).Address));
        var doors = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);
        addresses.AddRange(doors.Select(d => "/" + string.Join('/', d.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
            p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.CreateVersion7().ToString()))))));
        addresses.AddRange(["/v/11XJEBDNZK83H4KEE", "/ui?mode=elder&back=/", "/hangfire/recurring", "/hangfire/jobs/succeeded?from=0&count=10", "/css/th.css"]);
        foreach (var caller in Callers)
            foreach (var address in addresses.Distinct().ToList())
                await ReadFormsAsync(caller, address);
    }

    private async Task ReadFormsAsync(Caller caller, string address)
    {
        using var answer = await caller.Browser.Copy().GetAsync(address);
        if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        foreach (var form in (await Visitor.ReadAsync(answer)).Forms)
        {
            var action = form.GetAttribute("action") is { Length: > 0 } given ? given : address;
            if (form.Method == "post" && !action.StartsWith("/sign-out", StringComparison.Ordinal) && !forms.Any(f => f.Action == action))
                forms.Add((action, [.. form.Elements.Select(e => KeyValuePair.Create(e.GetAttribute("name") ?? "", ValueOf(e))).Where(f => f.Key.Length > 0 && !f.Key.StartsWith("__", StringComparison.Ordinal))]));
        }
    }

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => element.GetAttribute("value") ?? "",
    };

    private HttpRequestMessage Address()
    {
        var parts = One(addresses).Split('?');
        var path = parts[0].Split('/');
        if (path.Length > 1 && random.Next(3) == 0)
            path[random.Next(1, path.Length)] = Uri.EscapeDataString(One(Odd).Replace("\0", "", StringComparison.Ordinal)); // the server takes none in a path
        var query = (parts.Length > 1 ? parts[1] : "").Split('&', StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var i = random.Next(3); i > 0; i--)
            query.Add($"{Uri.EscapeDataString(random.Next(3) == 0 ? One(Odd) : One(["p", "q", "id", "handler", "year", "state", "sort", "class", "region", "metric", "level", "show", "returnUrl", "k", "day", "from", "count"]))}={(random.Next(6) == 0 ? One(Odd).Replace("#", "", StringComparison.Ordinal) : Uri.EscapeDataString(One(Odd)))}");
        var request = new HttpRequestMessage(new(One(Verbs)), "/" + string.Join('/', path).TrimStart('/') + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        if (random.Next(5) == 0)
            request.Headers.TryAddWithoutValidation("HX-Request", "true");
        if (request.Method == HttpMethod.Post || request.Method == HttpMethod.Put)
            request.Content = new StringContent(One(Odd), Encoding.UTF8, One(["text/plain", "application/json", "application/x-www-form-urlencoded", "multipart/form-data"]));
        return request;
    }

    private HttpRequestMessage Form(Caller caller)
    {
        var (action, shown) = One(forms);
        var fields = shown.ToList();
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = fields.Count == 0 ? -1 : random.Next(fields.Count);
            switch (random.Next(4))
            {
                case 0 when at >= 0:
                    fields[at] = new(fields[at].Key, One(Odd));
                    break;
                case 1 when at >= 0:
                    fields[at] = new(fields[at].Key + One([".a", "[", "[0]", "[a", "]", One(Odd)]), fields[at].Value);
                    break;
                case 2 when at >= 0:
                    fields.RemoveAt(at);
                    break;
                default:
                    fields.Add(new(One(Odd), One(Odd)));
                    break;
            }
        }
        if (random.Next(20) != 0)
            fields.Add(new("__RequestVerificationToken", caller.Token));
        if (random.Next(20) != 0)
            fields.Add(new("__op", random.Next(10) == 0 ? One(Odd) : Guid.CreateVersion7().ToString()));
        var bad = action.Contains('?', StringComparison.Ordinal) && random.Next(5) == 0 ? action + "&" + Uri.EscapeDataString(One(Odd)) + "=1" : action;
        return new(HttpMethod.Post, bad) { Content = random.Next(4) == 0 ? Multipart(fields) : new FormUrlEncodedContent(fields) };
    }

    private MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => f.Key.Length > 0 && f.Key.All(c => !char.IsControl(c) && c != '"')))
            content.Add(new StringContent(value), "\"" + name + "\"");
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(One(Odd))), "Input.File", "名单.xlsx");
        return content;
    }

    private T One<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];

    private static async Task<string> SentAsync(HttpRequestMessage request) =>
        request.Content is null ? "" : await request.Content.ReadAsStringAsync(Stop) is var body && body.Length > 300 ? body[..300] + "…" : body;
}
