using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace TrainingHub.Web;

/// <summary>
/// The site's working cookies (<c>hub-form</c>, <c>hub-said</c>) carry the <c>__Host-</c> prefix over https, which binds them to this one host,
/// so that no other host of the domain can set them. Over plain http (loopback) browsers refuse the prefix and
/// they go without, as the cookie of the session does. The framework names each cookie once for all requests, hence this layer.
/// </summary>
internal static class HostCookies
{
    private const string Ours = "hub-";
    private const string Prefix = "__Host-";

    public static void UseHostCookies(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps)
        {
            context.Features.Set<IRequestCookiesFeature>(new Coming(context.Request.Cookies));
            context.Features.Set<IResponseCookiesFeature>(new Going(context.Response.Cookies));
        }
        return next(context);
    });

    private static string NameOf(string name) => name.StartsWith(Ours, StringComparison.Ordinal) ? Prefix + name : name;

    /// <summary>What the browser sent: asked for by the plain name, found under the prefixed one alone.</summary>
    private sealed class Coming(IRequestCookieCollection sent) : IRequestCookiesFeature, IRequestCookieCollection
    {
        public IRequestCookieCollection Cookies { get => this; set => throw new NotSupportedException(); }

        public string? this[string key] => sent[NameOf(key)];
        public int Count => sent.Count;
        public ICollection<string> Keys => sent.Keys;
        public bool ContainsKey(string key) => sent.ContainsKey(NameOf(key));
        public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => sent.TryGetValue(NameOf(key), out value);
        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => sent.GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Going(IResponseCookies answer) : IResponseCookiesFeature, IResponseCookies
    {
        public IResponseCookies Cookies => this;

        public void Append(string key, string value) => answer.Append(NameOf(key), value);
        public void Append(string key, string value, CookieOptions options) => answer.Append(NameOf(key), value, options);

        public void Append(ReadOnlySpan<KeyValuePair<string, string>> keyValuePairs, CookieOptions options)
        {
            foreach (var (key, value) in keyValuePairs)
                Append(key, value, options);
        }

        public void Delete(string key) => answer.Delete(NameOf(key));
        public void Delete(string key, CookieOptions options) => answer.Delete(NameOf(key), options);
    }
}
