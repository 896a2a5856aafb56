namespace TrainingHub.Kernel;

/// <summary>Path of a region from the root down, such as <c>/411200/411202/</c>. "Inside" is a prefix test.</summary>
internal static class RegionPath
{
    public static string Of(string? parentPath, string code) => (parentPath ?? "/") + code + "/";

    public static bool IsInside(string path, string within) => path.StartsWith(within, StringComparison.Ordinal);

    /// <summary>The path itself and every path above it, nearest first.</summary>
    public static IEnumerable<string> Upward(string path)
    {
        while (path.Length > 1)
        {
            yield return path;
            path = path[..(path.LastIndexOf('/', path.Length - 2) + 1)];
        }
    }

    /// <summary>The code of the region at the end of the path.</summary>
    public static string CodeOf(string path) => path.Trim('/').Split('/')[^1];
}
