namespace TrainingHub.Ground;

/// <summary>
/// The cookie that carries a session's key. Over https the <c>__Host-</c> prefix binds it to this one host;
/// over plain http (demo on loopback, tests) browsers refuse the prefix, so the same cookie goes without.
/// </summary>
internal static class SessionCookie
{
    public static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-hub" : "hub";

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext http, string key) => http.Response.Cookies.Append(NameFor(http.Request), key, Options(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(NameFor(http.Request), Options(http));

    // No expiry: the browser forgets it when closed, the row decides how long it is good.
    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
    };
}
