using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TrainingHub.Web;

/// <summary>One sentence for the next page: <c>this.Say(…)</c> before the redirect.</summary>
internal static class PageNote
{
    public const string Key = "said";

    /// <summary>The cookie that carries it.</summary>
    public const string Cookie = "hub-said";

    /// <summary>Something is to be said on the next page; without the cookie nothing is looked up.</summary>
    public static bool Waits(HttpRequest request) => request.Cookies.Keys.Any(name => name.EndsWith(Cookie, StringComparison.Ordinal));

    public static void Say(this PageModel page, string sentence) => page.TempData[Key] = sentence;
}
