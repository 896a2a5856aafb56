using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TrainingHub.Web;

/// <summary>One sentence for the next page: <c>this.Say(…)</c> before the redirect.</summary>
internal static class PageNote
{
    public const string Key = "said";

    /// <summary>The cookie that carries it; without the cookie nothing is looked up.</summary>
    public const string Cookie = "hub-said";

    public static void Say(this PageModel page, string sentence) => page.TempData[Key] = sentence;
}
