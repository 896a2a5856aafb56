using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using TrainingHub.Training;

namespace TrainingHub.Tests.Pages.Matrix;

/// <summary>
/// Everybody opens every page there is and follows every link on it, downloads too. What belongs to others is told nowhere, and
/// no link leads to where it does not open.
/// </summary>
public sealed partial class WhatPagesTellTests : Town
{
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
        await WholeSite.WalkAsync(Services, caller.Browser, (address, answer, text) =>
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
        await Task.WhenAll(Callers.Where(c => c.Actor.Role is not null).Select(caller => Task.Run(() => WholeSite.WalkAsync(Services, caller.Browser, (address, answer, text) =>
        {
            if (AnothersRowsTests.AsksForPurpose(answer))
                asking[WholeSite.ShapeOf(address)] = true;
            else if (answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentDisposition?.DispositionType == "attachment")
            {
                files[WholeSite.ShapeOf(address)] = true;
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

    /// <summary>The number of the standard, which the notes of the empty roster show.</summary>
    private const string Example = "11010519491231002X";

    [GeneratedRegex("(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9X](?![0-9A-Za-z])")]
    private static partial Regex Numbers();
}
