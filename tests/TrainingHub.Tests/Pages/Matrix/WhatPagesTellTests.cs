using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>
/// Everybody opens every page there is and follows every link on it, downloads too. What belongs to others is told nowhere, and
/// no link leads to where it does not open.
/// </summary>
public sealed partial class WhatPagesTellTests : Town
{
    /// <summary>Lists and downloads with the conditions a curious person would set.</summary>
    private static readonly string[] Curious =
    [
        "/trainees?q=某", "/trainees?region=411224", "/trainees?trained=2025", "/classes?q=护理", "/classes?state=Open", "/certificates?state=Live", "/certificates?region=411224", "/certificates?handler=Export",
        "/certificates?handler=Export&region=411224", "/claims?stage=Draft", "/claims?q=B-", "/dashboard?handler=Sheet", "/imports/new?handler=Template", "/admin/users?q=account", "/admin/users?role=SchoolClerk",
    ];

    [Fact]
    public async Task Nothing_of_others_is_told()
    {
        var wrong = await Task.WhenAll(Callers.Where(c => c.Actor.Role is not null).Select(caller => Task.Run(() => ReadAsync(caller))));
        Assert.True(wrong.All(w => w.Count == 0), string.Join('\n', wrong.SelectMany(w => w)));
    }

    private async Task<List<string>> ReadAsync(Caller caller)
    {
        var role = caller.Actor.Role!.Value;
        var (secrets, wrong, told) = (SecretsFrom(caller.Actor).Distinct().ToList(), new List<string>(), new StringBuilder());
        await WalkAsync(caller.Browser, (address, answer, text) =>
        {
            var status = (int)answer.StatusCode;
            told.Append(text);
            if (status >= 400)
                wrong.Add($"{address} as {role}: {status}");
            wrong.AddRange(secrets.Where(s => text.Contains(s, StringComparison.Ordinal) && !Uri.UnescapeDataString(address).Contains(s, StringComparison.Ordinal)).Select(s => $"{address} tells {role} about {s}"));
        });
        var known = role == Role.Caregiver ? Own.At(Step.Issued).Certificate : Own.At(Step.Issued).Run.Code;
        if (role is not (Role.Operator or Role.HomeClerk) && !told.ToString().Contains(known, StringComparison.Ordinal))
            wrong.Add($"{role} finds nothing of the own school either");
        return wrong;
    }

    /// <summary>Files are found as people find them, by the links of the site: a new one cannot forget to ask.</summary>
    [Fact]
    public async Task No_file_has_a_full_number_before_it_was_said_what_for()
    {
        var (wrong, asking, files) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, bool>(), new ConcurrentDictionary<string, bool>());
        await Task.WhenAll(Callers.Where(c => c.Actor.Role is not null).Select(caller => Task.Run(() => WalkAsync(caller.Browser, (address, answer, text) =>
        {
            if (AnothersRowsTests.AsksForPurpose(answer))
                asking[ShapeOf(address)] = true;
            else if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentDisposition?.DispositionType == "attachment")
            {
                files[ShapeOf(address)] = true;
                foreach (Match number in Numbers().Matches(text).Where(m => m.Value != Example && IdDocument.Read(IdKind.ResidentId, m.Value, out _) is not null))
                    wrong.Add($"{address} as {caller}: {number.Value}");
            }
        }))));
        Assert.Equal([], wrong.Distinct());
        Assert.Equal(["/certificates/*/pdf?", "/claims/*/papers/Roster?", "/imports/*?handler"], asking.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["/certificates", "/claims/*/papers/Form", "/classes/*/hand-out", "/dashboard", "/imports/new"], files.Keys.Select(f => f.Split('?')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the role must not read; operators see accounts and work, and nobody's record.</summary>
    private IEnumerable<string> SecretsFrom(Actor actor)
    {
        var secrets = Places.Values.Where(p => p.Whose != Whose.Nobody && !IsMine(actor, p)).SelectMany(p => p.Secrets);
        return actor.Role switch
        {
            Role.SchoolClerk or Role.AssessorClerk => secrets.Concat(OfShared),
            Role.Operator => secrets.Concat(Places.Values.SelectMany(p => p.Classes.Values).SelectMany(c => new[] { c.Person.Name, c.Certificate }).Where(s => s.Length > 0)),
            _ => secrets,
        };
    }

    private static bool IsMine(Actor actor, Place place) => actor.Role switch
    {
        Role.SchoolClerk or Role.AssessorClerk or Role.Caregiver or Role.HomeClerk => place.Whose == Whose.Own,
        Role.Operator => true,
        _ => Probe.IsIn(actor, place),
    };

    /// <summary>Every page without an id, then every link of every page that opens.</summary>
    private async Task WalkAsync(Visitor browser, Action<string, HttpResponseMessage, string> read)
    {
        var seen = new HashSet<string>();
        var shapes = new Dictionary<string, int>();
        var next = new Queue<(string Address, bool Linked)>(Pages().Concat(Curious).Select(a => (a, false)));
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

    private static string ShapeOf(string address)
    {
        var (path, query) = address.Split('?') is [var p, var q] ? (p, q) : (address, "");
        return string.Join('/', path.Split('/').Select(s => s.All(c => char.IsAsciiLetter(c) || c == '-') ? s : "*"))
            + '?' + string.Join('&', query.Split('&').Select(c => c.Split('=')[0]).Order(StringComparer.Ordinal));
    }

    private IEnumerable<string> Pages() => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
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

    /// <summary>The number of the standard, which the notes of the empty roster show.</summary>
    private const string Example = "11010519491231002X";

    [GeneratedRegex("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9X](?![0-9A-Za-z])")]
    private static partial Regex Numbers();

    /// <summary>Links within the site; how pages look is no page.</summary>
    [GeneratedRegex("<a[^>]* href=\"(/(?!ui\\?)[^\"]*)\"")]
    private static partial Regex Links();
}
