using System.IO.Compression;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>The site as somebody walks it who opens every page and follows every link.</summary>
internal static partial class WholeSite
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Lists and downloads with the conditions a curious person would set.</summary>
    private static readonly string[] Curious =
    [
        "/trainees?q=某", "/trainees?region=411224", "/trainees?trained=2025", "/classes?q=护理", "/classes?state=Open", "/certificates?state=Live", "/certificates?region=411224", "/certificates?handler=Export",
        "/certificates?handler=Export&region=411224", "/claims?stage=Draft", "/claims?q=B-", "/dashboard?handler=Sheet", "/imports/new?handler=Template", "/admin/users?q=account", "/admin/users?role=SchoolClerk",
    ];

    /// <summary>Every page without an id, then every link of every page that opens.</summary>
    public static async Task WalkAsync(IServiceProvider site, Visitor browser, Action<string, HttpResponseMessage, string> read)
    {
        var seen = new HashSet<string>();
        var shapes = new Dictionary<string, int>();
        var next = new Queue<(string Address, bool Linked)>(PagesOf(site).Concat(Curious).Select(a => (a, false)));
        while (next.TryDequeue(out var at))
        {
            // Of one page about this row and that, with the conditions set so and so, three tell as much as thirty.
            if (!seen.Add(at.Address) || ++CollectionsMarshal.GetValueRefOrAddDefault(shapes, ShapeOf(at.Address), out _) > 3)
                continue;
            using var answer = await browser.Copy().GetAsync(at.Address);
            // Of the pages there are, the role opens some; what is linked must open.
            if (!at.Linked && answer.StatusCode == HttpStatusCode.NotFound)
                continue;
            var text = await TextAsync(answer);
            read(at.Address, answer, text);
            if (answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.StatusCode == HttpStatusCode.OK)
                foreach (Match link in Links().Matches(text))
                    next.Enqueue((WebUtility.HtmlDecode(link.Groups[1].Value).Split('#')[0], true));
            Assert.True(seen.Count < 400, "The site has no end: " + string.Join(' ', seen.TakeLast(20)));
        }
    }

    /// <summary>An address without the ids in it.</summary>
    public static string ShapeOf(string address)
    {
        var (path, query) = address.Split('?') is [var p, var q] ? (p, q) : (address, "");
        return string.Join('/', path.Split('/').Select(s => s.All(c => char.IsAsciiLetter(c) || c == '-') ? s : "*"))
            + '?' + string.Join('&', query.Split('&').Select(c => c.Split('=')[0]).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> PagesOf(IServiceProvider site) => site.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null && e.RoutePattern.Parameters.Count == 0)
        .Select(e => "/" + e.RoutePattern.RawText!.Trim('/')).Where(a => a is not ("/sign-out" or "/reset" or "/second-factor" or "/sign-in"));

    /// <summary>What somebody reads in the answer; a workbook is unpacked.</summary>
    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("spreadsheetml.sheet", StringComparison.Ordinal) != true)
            return await answer.Content.ReadAsStringAsync(Stop);
        using var book = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        var text = new StringBuilder();
        foreach (var part in book.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync(Stop));
            text.Append(await reader.ReadToEndAsync(Stop));
        }
        return text.ToString();
    }

    /// <summary>Links within the site; how pages look is no page.</summary>
    [GeneratedRegex("<a[^>]* href=\"(/(?!ui\\?)[^\"]*)\"")]
    private static partial Regex Links();
}
