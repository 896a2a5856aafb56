using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;

namespace TrainingHub.Web;

/// <summary>A file with full identity numbers that somebody asked for and does not have yet.</summary>
/// <param name="Address">where it is fetched</param>
/// <param name="Name">as it is saved</param>
/// <param name="Numbers">how many full numbers it holds</param>
/// <param name="By">whose question it is</param>
/// <param name="Back">the page that has the link</param>
internal sealed record NumberedFile(string Address, string Name, int Numbers, Guid By, string Back);

/// <summary>
/// Asks whoever fetches a file with full identity numbers who is there and what for, and lets it go once that is said. The question
/// travels sealed: file and count are what the file's own page said.
/// </summary>
internal sealed class NumberedFiles(IDataProtectionProvider protection, HubDb db, Actor actor, TimeProvider clock)
{
    private const string Given = "given";

    private readonly IDataProtector seal = protection.CreateProtector("numbered-files");

    /// <summary>The question to answer before the file is given out; null when it was answered for this file, by this person, just now.</summary>
    public async Task<IActionResult?> AskFirstAsync(HttpRequest request, string name, int numbers, CancellationToken ct)
    {
        if (actor.UserId is not { } me)
            return new NotFoundResult();
        if (!request.HttpContext.IsFresh)
            return new LocalRedirectResult(request.HttpContext.ToAskAgain);
        var address = AddressOf(request);
        var since = clock.Now - Disclosure.Good;
        if (Guid.TryParse(request.Query[Given], out var given) && await db.Disclosures.AnyAsync(d =>
            d.Id == given && d.UserId == me && d.Address == address && d.Numbers >= numbers && d.At > since, ct))
            return null;
        var asked = new NumberedFile(address, name, numbers, me, BackOf(request));
        return new LocalRedirectResult("/numbers?what=" + seal.Protect(JsonSerializer.Serialize(asked)));
    }

    /// <summary>The question as it was sealed; null when it is somebody else's or no question at all.</summary>
    public NumberedFile? Open(string? question)
    {
        try
        {
            return question is { Length: < 8000 } && JsonSerializer.Deserialize<NumberedFile>(seal.Unprotect(question)) is { } asked && asked.By == actor.UserId ? asked : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Where the file is fetched once it was said what for.</summary>
    public static string AddressOf(NumberedFile file, Guid given) => QueryHelpers.AddQueryString(file.Address, Given, given.ToString());

    private static string AddressOf(HttpRequest request)
    {
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query.Remove(Given);
        return QueryHelpers.AddQueryString(request.PathBase.Add(request.Path).ToUriComponent(), query);
    }

    private static string BackOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            && Caller.Local(from.PathAndQuery) is { } back && !back.StartsWith("/again", StringComparison.Ordinal) && !back.StartsWith("/numbers", StringComparison.Ordinal)
            ? back
            : "/work";
}
