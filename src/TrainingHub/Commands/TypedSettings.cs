namespace TrainingHub.Commands;

/// <summary>Words of the command line that are settings, such as <c>--Mail:Host=mail.example.cn</c> or <c>--Mail:Host mail.example.cn</c>.</summary>
internal static class TypedSettings
{
    private static readonly string[] Sections = ["Data", "Keys", "Site", "Mail", "Work", "RateLimits", "Proxies", "Logging", "Kestrel"];
    private static readonly string[] Single = ["Urls", "AllowedHosts", "Environment", "ContentRoot", "ApplicationName"];

    /// <summary>Words that neither a command nor a setting begins with: mistyped, most likely.</summary>
    public static IEnumerable<string> NotUnderstood(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var parts = words[i].Split('=', 2);
            if (parts is [var section, ""] && Sections.Contains(section.TrimStart('-'), StringComparer.Ordinal))
                continue; // an empty heading, as test hosts hand their settings over
            if (!IsSetting(parts[0]))
                yield return words[i];
            else if (parts.Length == 1 && (++i == words.Count || words[i].StartsWith("--", StringComparison.Ordinal)))
                yield return $"{parts[0]} (needs a value)";
        }
    }

    private static bool IsSetting(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) && word[2..].Split(':') is var name && (name.Length == 1
            ? Single.Contains(name[0], StringComparer.OrdinalIgnoreCase)
            : Sections.Contains(name[0], StringComparer.OrdinalIgnoreCase));
}
