using Microsoft.AspNetCore.Diagnostics;

namespace TrainingHub.Web;

/// <summary>How the visitor wants pages to look: large edition, high contrast, language. Kept in three cookies for a year.</summary>
internal static class Looks
{
    public const string Language = "ui-lang";
    private const string Mode = "ui-mode";
    private const string Contrast = "ui-contrast";

    extension(HttpRequest request)
    {
        /// <summary>长辈版: the same page with larger text, spacing and targets.</summary>
        public bool IsLarge => request.Cookies[Mode] == "elder";

        public bool IsEnglish => request.Cookies[Language] == Words.English;

        public bool IsHighContrast => request.Cookies[Contrast] == "high";

        /// <summary>What <c>/ui</c> needs to come back to this page.</summary>
        public string Back => Uri.EscapeDataString(request.Asked ?? (HttpMethods.IsGet(request.Method) ? request.Here : request.Path.Value ?? "/"));

        /// <summary>Behind a page of errors: the address that was asked for.</summary>
        private string? Asked => request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? request.HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
    }

    /// <summary><c>GET /ui?mode=&amp;contrast=&amp;lang=&amp;back=</c>: plain links that work without script.</summary>
    public static void MapLooks(this WebApplication app) => app.MapGet("/ui", Choose).AllowAnonymous();

    private static IResult Choose(HttpContext context, string? mode, string? contrast, string? lang, string? back)
    {
        if (mode is "elder" or "std")
            Keep(context, Mode, mode);
        if (contrast is "high" or "std")
            Keep(context, Contrast, contrast);
        if (lang is Words.Chinese or Words.English)
            Keep(context, Language, lang);
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    private static void Keep(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
            Secure = context.Request.IsHttps,
        });

    /// <summary>Only a path of this site: one slash first, no second slash or backslash after it, no control characters.</summary>
    internal static bool IsLocal(string? back) =>
        back is ['/', ..] and not ['/', '/' or '\\', ..] && !back.Any(char.IsControl);
}
