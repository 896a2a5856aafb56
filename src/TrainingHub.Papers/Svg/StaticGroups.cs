using System.Collections.Concurrent;
using System.Text;

namespace TrainingHub.Papers;

/// <summary>
/// The text of static groups that are packed already. Most of a page is such text: found again letter by letter, it is taken out before the
/// page is parsed, all but its lines, by which a refusal says where it is.
/// </summary>
internal sealed class StaticGroups
{
    private const string Beginning = "<g data-static=\"";
    private readonly ConcurrentDictionary<string, (string Text, string Left)> known = new(StringComparer.Ordinal);

    public string Without(string pages)
    {
        StringBuilder? kept = null;
        var from = 0;
        for (var at = 0; (at = pages.IndexOf(Beginning, at, StringComparison.Ordinal)) >= 0;)
        {
            if (!known.TryGetValue(KeyAt(pages, at), out var group) || !pages.AsSpan(at).StartsWith(group.Text, StringComparison.Ordinal))
            {
                at += Beginning.Length;
                continue;
            }
            (kept ??= new StringBuilder(pages.Length)).Append(pages, from, at - from).Append(group.Left);
            from = at += group.Text.Length;
        }
        return kept is null ? pages : kept.Append(pages, from, pages.Length - from).ToString();
    }

    /// <summary>Remembers the groups of a page that was read without fault.</summary>
    /// <param name="isPacked">whether a key's form is kept</param>
    public void Learn(string pages, Func<string, bool> isPacked)
    {
        for (var at = 0; (at = pages.IndexOf(Beginning, at, StringComparison.Ordinal)) >= 0; at += Beginning.Length)
        {
            var key = KeyAt(pages, at);
            if (known.ContainsKey(key) || !isPacked(key))
                continue;
            var text = pages[at..End(pages, at)];
            known.TryAdd(key, (text, $"{Beginning}{key}\">{new string('\n', text.Count(c => c == '\n'))}</g>"));
        }
    }

    private static string KeyAt(string pages, int group) =>
        pages[(group + Beginning.Length)..pages.IndexOf('"', group + Beginning.Length)];

    /// <summary>Behind the closing tag of the group that begins here.</summary>
    private static int End(string pages, int group)
    {
        for (var (at, depth) = (group, 0); ; at++)
        {
            at = pages.IndexOf('<', at);
            var close = pages.IndexOf('>', at);
            if (pages.AsSpan(at).StartsWith("</g>", StringComparison.Ordinal) && --depth == 0)
                return close + 1;
            if (pages[at + 1] == 'g' && (pages[at + 2] is ' ' or '>' or '\n') && pages[close - 1] != '/')
                depth++;
        }
    }
}
