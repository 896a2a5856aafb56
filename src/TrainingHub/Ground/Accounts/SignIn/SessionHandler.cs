using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace TrainingHub.Ground;

/// <summary>
/// Turns the cookie into a person on every request. What is refused looks like what is absent (404); only who is not signed in,
/// or not yet fully, is shown the way.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Session";

    /// <summary>Claim that names the step of the sign-in that is still open.</summary>
    public const string Step = "step";

    /// <summary>One claim for each permission of the role; read from the database for this request, never carried by the cookie.</summary>
    public const string May = "may";

    /// <summary>The seen-at time is written at most this often: reading pages should not write.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (IsAsset() || IsErrorPage() || SessionCookie.Read(Request) is not { } key)
            return AuthenticateResult.NoResult();
        var db = Context.RequestServices.GetRequiredService<HubDb>(); // strangers need none
        var now = clock.Now;
        if (await SignedIn.FindAsync(db, key, now, Context.RequestAborted) is not { } who)
            return AuthenticateResult.Fail("no such session");
        if (now - who.Session.SeenAt >= SeenEvery)
            await SeenAsync(db, who.Session.Id, now);
        Context.Features.Set(who);
        db.Acting.As(who.ForHistory);
        db.Acting.Act = Request.Path;
        var identity = new ClaimsIdentity(Name);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, who.User.Id.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, who.User.UserName!));
        identity.AddClaim(new(Step, who.Step.ToString()));
        if (who.Actor.Role is { } role)
            identity.AddClaims(RolePermissions.Of(role).Select(p => new Claim(May, p.ToString())));
        return AuthenticateResult.Success(new(new(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Redirect("/sign-in" + Back());
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (Context.SignedIn is { Step: not SignInStep.Done } who)
            Response.Redirect(who.Next + Back());
        else
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    // Only what was asked for by GET can be come back to.
    private string Back() => HttpMethods.IsGet(Request.Method) && (Request.Path + Request.QueryString) is { Length: > 1 and < 1000 } here
        ? "?returnUrl=" + Uri.EscapeDataString(here)
        : "";

    // Error pages ask the database nothing, not even who is there: it may be the database that failed.
    private bool IsErrorPage() => Request.Path.StartsWithSegments("/errors");

    private bool IsAsset() =>
        Context.GetEndpoint()?.Metadata is { } m && m.GetMetadata<IAllowAnonymous>() is not null && m.GetMetadata<PageActionDescriptor>() is null;

    private async Task SeenAsync(HubDb db, Guid session, DateTime now)
    {
        try
        {
            await db.Set<SignInSession>().Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or RuleBroken or TimeoutException)
        {
            // A full disk or a locked database must not stop people from reading.
            Logger.LogWarning(e, "Session {Session} could not be marked as seen", session);
        }
    }
}
