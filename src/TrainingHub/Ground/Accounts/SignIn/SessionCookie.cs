using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Ground;

/// <summary>
/// The framework's cookie of a signed-in browser. It carries the key of a session, nothing else; who that is stands in
/// <see cref="SessionTickets"/>. What is refused looks like what is absent (404); only who is not signed in, or not yet fully,
/// is shown the way. The door of the others leads to the own one.
/// </summary>
internal static class SessionCookie
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "Session";

    /// <summary>The name of the cookie itself, before the prefix of https.</summary>
    public const string Cookie = "hub";

    private static readonly string[] Doors = ["/work", "/my"];

    public static void Configure(CookieAuthenticationOptions options, SessionTickets tickets, IOptions<SiteSettings> site)
    {
        options.Cookie.Name = site.Value.CookieNamed(Cookie);
        options.Cookie.Path = "/";
        options.SessionStore = tickets;
        // No expiry: the browser forgets it when closed, the session decides how long it is good.
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = asked =>
        {
            asked.Response.Redirect("/sign-in" + Back(asked.Request));
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToAccessDenied = asked =>
        {
            if (asked.HttpContext.SignedIn is { Step: not SignInStep.Done } who)
                asked.Response.Redirect(who.Next + Back(asked.Request));
            else if (asked.HttpContext.SignedIn is { } other && Doors.Contains(asked.Request.Path.Value))
                asked.Response.Redirect(other.Next);
            else
                asked.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    /// <summary>Gives the browser a key. The handler of this request would go on with the key that came in; so another one writes.</summary>
    public static async Task WriteAsync(HttpContext http, string key)
    {
        var scheme = await http.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetSchemeAsync(Name);
        var handler = http.RequestServices.GetRequiredService<CookieAuthenticationHandler>();
        await handler.InitializeAsync(scheme!, http);
        await handler.SignInAsync(new(new ClaimsIdentity([new(SessionTickets.Key, key)])), properties: null);
    }

    // Only what was asked for by GET can be come back to.
    private static string Back(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && (request.Path + request.QueryString) is { Length: > 1 and < 1000 } here
            ? "?returnUrl=" + Uri.EscapeDataString(here)
            : "";
}
