using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace TrainingHub.Web;

/// <summary>The address of the current page, and the same address with one thing changed: pages of a list, chips, sort links.</summary>
internal static class Address
{
    extension(HttpRequest request)
    {
        /// <summary>Path and query of this page.</summary>
        public string Here => request.PathBase + request.Path + request.QueryString;

        /// <summary>True when htmx asks for a fragment; the answer leaves the layout out.</summary>
        public bool IsFragment => request.Headers["HX-Request"] == "true";

        /// <summary>
        /// This address with <paramref name="name"/> set to <paramref name="value"/>, or without it when the value is null.
        /// Any change but the page number itself goes back to page 1 (query <c>p</c>); a <c>handler</c> is never kept.
        /// </summary>
        public string With(string name, object? value)
        {
            var query = QueryHelpers.ParseQuery(request.QueryString.Value);
            query.Remove("handler");
            query.Remove("p");
            query.Remove(name);
            if (value is not null)
                query[name] = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
            return QueryHelpers.AddQueryString(request.PathBase + request.Path, query.Where(q => !StringValues.IsNullOrEmpty(q.Value)));
        }
    }

    /// <summary>The fingerprinted address of a file of ours, such as <c>img/icons.svg</c>.</summary>
    public static string Asset(this HttpContext context, string path) =>
        context.Request.PathBase + "/" + (context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] ?? path);

    /// <summary>Whether the file came into the build; false for htmx on a machine without npm.</summary>
    public static bool HasAsset(this HttpContext context, string path) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[path] is { } address && address != path;
}
