using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrainingHub.Tests.House;

/// <summary>Every sentence of pages and code has its English twin, with the same places to fill.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = Path.Combine(Root(), "src", "TrainingHub");

    /// <summary>Places whose English is still being written; the list only gets shorter.</summary>
    private static readonly string[] Owing =
    [
        "Assessments", "Assessors", "Claims", "Courses", "Enrolments", "History", "Secrets", "Workdays.cs",
        "Pages/Admin", "Pages/Claims", "Pages/Classes", "Pages/Imports", "Pages/Jobs",
        "Pages/My", "Pages/Trainees", "Pages/Work", "Trainees", "Work", "Demo", "Commands.cs",
    ];

    // T("…"), RuleBroken("code", "…") and the sentences of forms; the sentence ends at a quote that is not escaped.
    [GeneratedRegex("""(?:\bT\(|RuleBroken\(\s*"[^"]+",|\b(?:ErrorMessage|Name) = )\s*"((?:[^"\\]|\\.)*)"(?!\s*\+)""")]
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
        var missing = Said().Where(s => !Words.HasEnglish(s.Sentence) && !Owing.Any(o => s.File == o || s.File.StartsWith(o + "/", StringComparison.Ordinal))).Select(s => $"{s.File}: {s.Sentence}").Distinct().Order().ToList();
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

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TrainingHub.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
