using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Data;

namespace TrainingHub.Ground;

/// <summary>
/// The framework's tickets as rows of <see cref="SignInSession"/>: on every request the key in the cookie becomes a person with the
/// permissions of that moment. A deleted row is a session that has ended.
/// </summary>
internal sealed class SessionTickets(IHttpContextAccessor accessor, TimeProvider clock, ILogger<SessionTickets> log) : ITicketStore
{
    /// <summary>Claim that brings the key of a new session.</summary>
    public const string Key = "key";

    /// <summary>Claim that names the step of the sign-in that is still open.</summary>
    public const string Step = "step";

    /// <summary>One claim for each permission of the role; read from the database for this request, never carried by the cookie.</summary>
    public const string May = "may";

    /// <summary>Name of the endpoint for addresses that nobody wrote.</summary>
    public const string Nowhere = "nowhere";

    /// <summary>The seen-at time is written at most this often: reading pages should not write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The act that let somebody in has written the row; its key comes with the ticket.</summary>
    public Task<string> StoreAsync(AuthenticationTicket ticket) => Task.FromResult(ticket.Principal.FindFirstValue(Key)!);

    public Task RenewAsync(string key, AuthenticationTicket ticket) => throw new InvalidOperationException("A session goes on with a new key, never with the old one.");

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        // Somebody is known already: this is the question before a new key is written, and the old one must not be found.
        if (IsAsset() || IsErrorPage() || Http.SignedIn is not null)
            return null;
        var db = Http.RequestServices.GetRequiredService<HubDb>(); // strangers need none
        var now = clock.Now;
        if (await WhoAsync(db, key, now) is not { } who)
            return null;
        if (now - who.Session.SeenAt >= SeenEvery)
            await SeenAsync(db, who.Session.Id, now);
        Http.Features.Set(who);
        db.Acting.As(who.ForHistory);
        db.Acting.Act = Http.Request.Path;
        var identity = new ClaimsIdentity(SessionCookie.Name);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, who.User.Id.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, who.User.UserName!));
        identity.AddClaim(new(Step, who.Step.ToString()));
        if (who.Actor.Role is { } role)
            identity.AddClaims(RolePermissions.Of(role).Select(p => new Claim(May, p.ToString())));
        return new(new(identity), SessionCookie.Name);
    }

    // Where the role itself is a word that nobody knows, nobody is signed in; the page of signing in says why.
    private async Task<SignedIn?> WhoAsync(HubDb db, string key, DateTime now)
    {
        try
        {
            return await SignedIn.FindAsync(db, key, now, Http.RequestAborted);
        }
        catch (RuleBroken broken) when (broken.Code == Conventions.UnknownWord)
        {
            return null;
        }
    }

    /// <summary>Signs one browser out: the row goes, so the old cookie opens nothing; the history keeps when.</summary>
    public async Task RemoveAsync(string key)
    {
        var (db, hash) = (Http.RequestServices.GetRequiredService<HubDb>(), SignInSession.HashOf(key));
        db.RemoveRange(await db.Set<SignInSession>().Where(s => s.KeyHash == hash).ToListAsync());
        await db.SaveChangesAsync();
    }

    // Error pages ask the database nothing, not even who is there: it may be the database that failed.
    private bool IsErrorPage() => Http.Request.Path.StartsWithSegments("/errors");

    // What is nowhere is said inside the frame of whoever asked.
    private bool IsAsset() => Http.GetEndpoint()?.Metadata is { } m && m.GetMetadata<IAllowAnonymous>() is not null
        && m.GetMetadata<PageActionDescriptor>() is null && m.GetMetadata<IEndpointNameMetadata>()?.EndpointName != Nowhere;

    private async Task SeenAsync(HubDb db, Guid session, DateTime now)
    {
        try
        {
            await db.Set<SignInSession>().Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or Busy or TimeoutException)
        {
            // A full disk or a locked database must not stop people from reading.
            log.LogWarning(e, "Session {Session} could not be marked as seen", session);
        }
    }
}
