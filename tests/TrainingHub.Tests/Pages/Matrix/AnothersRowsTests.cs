using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>
/// Every endpoint, every role and nobody, the own row, the sibling school's, another county's, another city's and none at all: what
/// belongs to somebody else looks exactly like what is not there, and nothing of it can be changed.
/// </summary>
public sealed partial class AnothersRowsTests : Town
{
    private readonly ConcurrentBag<string> wrong = [];

    [Fact]
    public async Task Reading_anothers_row_answers_like_a_row_that_is_not_there()
    {
        // Everybody at once, each in her own browser: it is a matrix of some thousand cells.
        await Task.WhenAll(Callers.Select(caller => Task.Run(async () =>
        {
            foreach (var probe in Probes.Reads)
                await LookAsync(probe, caller);
        })));
        AllRight();
    }

    [Fact]
    public async Task Posting_to_anothers_row_is_refused_and_writes_nothing()
    {
        var before = await TablesAsync();
        foreach (var probe in Probes.Posts)
        {
            await Task.WhenAll(Callers.Select(caller => Task.Run(() => TryAsync(probe, caller))));
            var after = await TablesAsync();
            if (Tables.Changed(before, after) is { Length: > 0 } tables)
                wrong.Add($"{probe.Door} wrote to {tables}");
            before = after;
        }
        AllRight();
    }

    [Fact]
    public async Task The_same_forms_do_their_work_in_the_right_hands()
    {
        foreach (var probe in Probes.Posts)
        {
            if (probe.By is not { } role)
                continue;
            var before = await TablesAsync();
            using var answer = await PostAsync(probe, Callers.Single(c => c.Actor.Role == role), Own, Own);
            if (answer.StatusCode != HttpStatusCode.Redirect)
                wrong.Add($"{probe.Door} as {role} on the own row: {await SaidAsync(answer)}");
            else if (Tables.Changed(before, await TablesAsync()).Length == 0)
                wrong.Add($"{probe.Door} as {role} on the own row wrote nothing");
        }
        AllRight();
    }

    private async Task LookAsync(Probe probe, Caller caller)
    {
        using var unknown = await GetAsync(probe, caller, Places[Whose.Nobody], Places[Whose.Nobody]);
        var absent = await PlainAsync(unknown);
        if (unknown.StatusCode == HttpStatusCode.OK && !probe.IsFilter)
            wrong.Add($"{probe.Door} as {caller}: opens a row that is not there");
        foreach (var (outer, inner) in Pairs(probe, caller))
        {
            using var answer = await GetAsync(probe, caller, outer, inner);
            if (May(probe, caller, outer, inner))
            {
                if (answer.StatusCode != HttpStatusCode.OK && !AsksForPurpose(answer))
                    wrong.Add($"{probe.Door} as {caller}, {outer.Whose}: {(int)answer.StatusCode}, should open");
            }
            else if (answer.StatusCode != unknown.StatusCode || !probe.IsFilter && await PlainAsync(answer) != absent)
            {
                wrong.Add($"{probe.Door} as {caller}, {outer.Whose}/{inner.Whose}: {(int)answer.StatusCode} where an unknown row answers {(int)unknown.StatusCode}");
            }
            else if (caller.Actor.Role is not null && !probe.IsFilter && answer.StatusCode != HttpStatusCode.NotFound)
            {
                wrong.Add($"{probe.Door} as {caller}, {outer.Whose}/{inner.Whose}: {(int)answer.StatusCode}, should not be here");
            }
        }
    }

    private async Task TryAsync(Probe probe, Caller caller)
    {
        using var unknown = await PostAsync(probe, caller, Places[Whose.Nobody], Places[Whose.Nobody]);
        var absent = await PlainAsync(unknown);
        foreach (var (outer, inner) in Pairs(probe, caller))
        {
            if (May(probe, caller, outer, inner))
                continue;
            using var answer = await PostAsync(probe, caller, outer, inner);
            // Who sees the row and may not do this to it is told so on the page; everybody else finds nothing.
            var sees = outer == inner && OpensPage(probe, caller) && probe.IsWithin(caller.Actor, outer);
            var refused = caller.Actor.Role is null
                ? answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound
                : answer.StatusCode == HttpStatusCode.NotFound || sees && answer.StatusCode == HttpStatusCode.BadRequest;
            if (!refused || !sees && (answer.StatusCode != unknown.StatusCode || outer == inner && await PlainAsync(answer) != absent))
                wrong.Add($"{probe.Door} as {caller}, {outer.Whose}/{inner.Whose}: {await SaidAsync(answer)}; an unknown row answers {(int)unknown.StatusCode}");
        }
    }

    /// <summary>A file with full identity numbers is there, and given out once it was said what for.</summary>
    internal static bool AsksForPurpose(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString.StartsWith("/numbers?what=", StringComparison.Ordinal) == true;

    /// <summary>The rows asked for; where a form names two, also somebody else's inside the own.</summary>
    private IEnumerable<(Place Outer, Place Inner)> Pairs(Probe probe, Caller caller)
    {
        foreach (var place in Places.Values.Where(p => p.Whose != Whose.Nobody))
            yield return (place, place);
        // To whom the whole page is closed, no form of it is different.
        if (probe.NamesTwo && OpensPage(probe, caller))
            foreach (var place in Places.Values.Where(p => p != Own))
                yield return (Own, place);
    }

    private static bool OpensPage(Probe probe, Caller caller) => caller.Actor.Role is not null && EveryDoorTests.NeededFor(probe.Page).All(caller.Actor.Can);

    private static bool May(Probe probe, Caller caller, Place outer, Place inner)
    {
        if (outer != inner || !OpensPage(probe, caller) || !probe.IsWithin(caller.Actor, outer))
            return false;
        return !probe.IsPost || (probe.Needs is { } needs ? caller.Actor.Can(needs) : caller.Actor.Role is not (Role.Auditor or Role.Finance));
    }

    private static Task<HttpResponseMessage> GetAsync(Probe probe, Caller caller, Place outer, Place inner) =>
        caller.Browser.GetAsync(probe.Make(outer, inner).Address);

    private static Task<HttpResponseMessage> PostAsync(Probe probe, Caller caller, Place outer, Place inner)
    {
        var sent = probe.Make(outer, inner);
        return caller.Browser.SendAsync(new(HttpMethod.Post, sent.Address) { Content = sent.Body(caller.Token, Guid.CreateVersion7()) });
    }

    private Task<Dictionary<string, string>> TablesAsync() =>
        ElsewhereAsync(s => Tables.ReadAsync(Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<HubDb>(s)));

    /// <summary>The answer without what differs in every answer: tokens, keys, the way back.</summary>
    private static async Task<string> PlainAsync(HttpResponseMessage answer) =>
        Hidden().Replace(Back().Replace(await answer.Content.ReadAsStringAsync(Stop), ""), "") + answer.Content.Headers.ContentType + answer.Headers.Location?.OriginalString.Split('?')[0];

    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        var page = await Visitor.ReadAsync(answer);
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {Blanks().Replace(string.Join(' ', page.QuerySelectorAll("h1, [role=alert], .err").Select(e => e.TextContent)), " ")}";
    }

    private void AllRight() => Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal)));

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();

    [GeneratedRegex("back=[^\"&]*")]
    private static partial Regex Back();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
