using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrainingHub.Tests.House;

/// <summary>Every sentence of pages and code has its English twin, with the same places to fill.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "TrainingHub");

    // T("…"), RuleBroken("code", "…"), the sentences of forms, the titles of work and jobs; the sentence ends at a quote that is not escaped.
    [GeneratedRegex("""(?:\bT\(|RuleBroken\(\s*"[^"]+",|\b(?:ErrorMessage|Name) = |\bTitle =>|\.Begin\([^;"]*(?:\$?"[^"]*",\s*)?)\s*"((?:[^"\\]|\\.)*)"(?!\s*\+)""")]
    private static partial Regex Sentence();

    [GeneratedRegex("""\{\d""")]
    private static partial Regex Place();

    private static IEnumerable<(string File, string Sentence)> Said() =>
        from file in Directory.EnumerateFiles(Source, "*.cs*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}")
        from Match found in Sentence().Matches(File.ReadAllText(file))
        let sentence = Regex.Unescape(found.Groups[1].Value)
        where sentence.Any(c => c is >= '一' and <= '鿿')
        select (Path.GetRelativePath(Source, file), sentence);

    [Fact]
    public void Every_sentence_has_its_english_twin()
    {
        var missing = Said().Where(s => !Words.HasEnglish(s.Sentence)).Select(s => $"{s.File}: {s.Sentence}").Distinct().Order().ToList();
        Assert.True(missing.Count == 0, "Add the English twins in Words/*.en.json:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void A_twin_fills_the_same_places()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, "Words"), "*.en.json"))
        {
            foreach (var (zh, en) in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!)
                Assert.True(Places(zh).SetEquals(Places(en)), $"{Path.GetFileName(file)}: {zh} | {en}");
        }
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];
}
