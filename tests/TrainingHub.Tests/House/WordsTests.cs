using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrainingHub.Tests.House;

/// <summary>Every sentence of the program, pages and attributes included, has one English twin that fills the same places.</summary>
public sealed partial class WordsTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src");

    // Chinese in these types is not for the reader of a page: it is read from sheets, printed on papers, or shown bilingually.
    private static readonly Dictionary<string, string> ChineseByNature = new()
    {
        ["TrainingHub.Demo."] = "names of people, schools and files; what the demonstration prints is in both languages",
        ["TrainingHub.Kernel.Clock"] = "a day in Chinese",
        ["TrainingHub.Kernel.DayText"] = "a day as sheets write it",
        ["TrainingHub.Kernel.Levels"] = "levels as sheets write them",
        ["TrainingHub.Kernel.Money"] = "a sum in capital figures, for papers",
        ["System.Text.RegularExpressions.Generated."] = "patterns of what people write in sheets",
        ["TrainingHub.Training.EducationWords"] = "education as sheets write it; one of them is kept",
        ["TrainingHub.Training.HeadingWords"] = "headings as sheets write them",
        ["TrainingHub.Training.IdKindWords"] = "kinds of documents as sheets write them",
        ["TrainingHub.Training.NameSigns"] = "rare characters of names",
        ["TrainingHub.Training.PhoneNumber"] = "telephone numbers as sheets write them",
        ["TrainingHub.Training.RadicalSigns"] = "characters and the radicals that look like them",
        ["TrainingHub.Training.RosterFields"] = "headings of rosters",
        ["TrainingHub.Training.RosterLines"] = "sums and signatures as sheets write them",
        ["TrainingHub.Training.RosterTemplate"] = "the template is filled in in Chinese",
        ["TrainingHub.Training.SexWords"] = "sex as sheets write it",
        ["TrainingHub.Competitions.ResultsSheet"] = "headings of results sheets",
        ["TrainingHub.Certification.PrintHandOutSheet"] = "a paper",
        ["TrainingHub.Subsidies.PressBatchPapers"] = "a paper",
        ["TrainingHub.Oversight.ProgressReport"] = "the report is a text in Chinese",
        ["TrainingHub.Pages.Certification.Certificates.IndexModel"] = "the register as a workbook is a paper",
        ["TrainingHub.Pages.Admin.Workdays.NewModel"] = "the title of the notice itself",
        ["TrainingHub.Pages.Shared.Pages_Shared__Looks"] = "a language is named in itself",
        ["TrainingHub.Web.TagHelpers.WeeksTagHelper"] = "a month in Chinese",
    };

    [GeneratedRegex("""\{(\d)(?::[^}]*)?\}""")]
    private static partial Regex Place();

    [GeneratedRegex("""\{(\d):[^}|]*\|[^}]*\}""")]
    private static partial Regex Choice();

    [GeneratedRegex("""\p{IsCJKUnifiedIdeographs}+""")]
    private static partial Regex Chinese();

    // A number and what it counts, {0}人, {1} 个学员; neither an ordinal nor a bound.
    [GeneratedRegex("""(?<!第|最多|至)\{(\d)\} ?(?:人|个|行|次|项|件|处|本|张|位|名|把|条|份|岁|分|秒|天|学时)""")]
    private static partial Regex Counted();

    // A sentence in the reader's language inside a refusal, a fault, a problem of a row or the title of a job.
    [GeneratedRegex("""(?:new (?:RuleBroken|Fault|RowProblem|Sentence)|\b(?:Refuse|Warn|Note|Problem|Begin))\((?:[^;()]|\([^;()]*\))*?(?<!\w)T\(""")]
    private static partial Regex TranslatedEarly();

    [Fact]
    public void Every_sentence_has_its_english_twin()
    {
        var missing = Literals.Of(typeof(Words).Assembly)
            .Where(l => Chinese().IsMatch(l.Text) && !Words.InEnglish.ContainsKey(l.Text)).ToList();
        var unexpected = missing.Where(l => !ChineseByNature.Keys.Any(k => l.Type.FullName!.StartsWith(k, StringComparison.Ordinal))).Select(l => $"{l.Type.FullName}: {l.Text}").Distinct().ToList();
        Assert.True(unexpected.Count == 0, "Add the English twins in Words/:\n" + string.Join('\n', unexpected));
        Assert.All(ChineseByNature.Keys, k => Assert.Contains(missing, l => l.Type.FullName!.StartsWith(k, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_value_of_an_enum_that_has_words_has_them_in_both_languages()
    {
        var enums = typeof(Words).Assembly.GetTypes().Where(t => t.IsEnum && t.GetFields().Any(f => f.IsDefined(typeof(DisplayAttribute)))).ToList();
        Assert.Contains(typeof(Level), enums);
        foreach (var values in enums.Select(e => Enum.GetValues(e).Cast<Enum>().ToList()))
        {
            Assert.All(values, v => Assert.Matches(Chinese(), EnumWords.In(Words.Chinese, v)));
            Assert.All(values, v => Assert.DoesNotMatch(Chinese(), EnumWords.In(Words.English, v)));
            Assert.Distinct(values.Select(v => EnumWords.In(Words.Chinese, v)));
            Assert.Distinct(values.Select(v => EnumWords.In(Words.English, v)));
        }
    }

    [Fact]
    public void An_enum_has_its_words_where_it_is_declared_and_nowhere_else()
    {
        var others =
            from type in typeof(Words).Assembly.GetTypes()
            where !type.IsGenericType
            from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where method.ReturnType == typeof(string) && method.GetParameters() is [{ ParameterType.IsEnum: true }]
            where Enum.GetValues(method.GetParameters()[0].ParameterType).Cast<object>().Any(v => Chinese().IsMatch((string?)method.Invoke(null, [v]) ?? ""))
            select $"{type.Name}.{method.Name}";
        Assert.Empty(others);
    }

    [Fact]
    public void A_refusal_is_put_into_words_last()
    {
        var early =
            from room in Rooms()
            from Match found in TranslatedEarly().Matches(room.Value)
            select $"{room.Key}: {found.Value}";
        Assert.Empty(early);
    }

    [Fact]
    public void A_twin_fills_the_same_places()
    {
        foreach (var (sentence, twin) in Words.InEnglish)
            Assert.True(Places(sentence).SetEquals(Places(Choice().Replace(twin, ""))), $"{sentence} | {twin}");
    }

    [Fact]
    public void A_twin_says_nothing_in_chinese_but_what_it_quotes()
    {
        foreach (var (sentence, twin) in Words.InEnglish)
            Assert.All(Chinese().Matches(twin), quoted => Assert.Contains(quoted.Value, sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_sentence_that_stands_twice_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Words.Gather([("a", Json("""{"人": "person"}""")), ("b", Json("""{"人": "people"}"""))]));
        Assert.Throws<JsonException>(() => Words.Gather([("a", Json("""{"人": "person", "人": "people"}"""))]));

        static MemoryStream Json(string text) => new(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void A_twin_stands_in_the_file_of_the_folder_that_says_it()
    {
        var rooms = Rooms();
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source, "TrainingHub", "Words"), "*.en.json", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Path.Combine(Source, "TrainingHub", "Words"), file).Replace(".en.json", "", StringComparison.Ordinal).Replace('\\', '/');
            foreach (var sentence in JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file))!.Keys)
            {
                var sayers = rooms.Where(r => r.Value.Contains($"\"{sentence}\"", StringComparison.Ordinal)).Select(r => r.Key).ToList();
                if (sayers.Count == 0)
                    wrong.Add($"{name}: nobody says {sentence}");
                else if (name != "Common" && sayers.Any(s => !s.StartsWith(name, StringComparison.Ordinal)))
                    wrong.Add($"{name}: {sentence} is said in {string.Join(", ", sayers)}; move it to the file above them");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void English_counts_in_singular_and_plural()
    {
        foreach (var (sentence, twin) in Words.InEnglish)
        {
            foreach (Match counted in Counted().Matches(sentence))
            {
                var place = counted.Groups[1].Value;
                var plural = Regex.Match(twin, $$"""(?<!at (?:most|least) |more than |first )\{{{place}}\} (?:[a-z-]+ )?(?!is |has |was |s )(?:[a-z-]+s|people)\b""", RegexOptions.IgnoreCase);
                Assert.False(plural.Success, $"{twin}: write {plural.Value} so that one is right too, as in {{0}} {{0:person|people}}");
            }
        }
    }

    [Theory]
    [InlineData(0, "0 people")]
    [InlineData(1, "1 person")]
    [InlineData("1", "1 person")]
    [InlineData(21, "21 people")]
    public void One_is_one_person(object count, string words) => Assert.Equal(words, Words.In(Words.English, "{0} 人", count));

    [Fact]
    public void A_mark_never_shows()
    {
        Assert.Equal("单位", Words.In(Words.Chinese, "单位|contest"));
        Assert.Equal("Represents", Words.In(Words.English, "单位|contest"));
        Assert.Equal("单位", Words.In(Words.English, "单位|nobody wrote a twin for this"));
    }

    [Fact]
    public void A_kept_sentence_is_said_in_the_readers_language()
    {
        var kept = new Sentence("班次{0}的开班日期是{1}，到那天才能开班", "A1", new DateOnly(2026, 3, 2));
        var read = Sentence.From(kept.Template, kept.ArgsAsJson);
        Assert.Equal("班次A1的开班日期是2026-03-02，到那天才能开班", read.In(Words.Chinese));
        Assert.Equal("Class A1 begins on 2026-03-02; it can be started from that day", read.In(Words.English));
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>The source of every folder, named as its words file would be.</summary>
    private static Dictionary<string, string> Rooms() => (
        from file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Source, file).Replace('\\', '/')
        where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal) || path.EndsWith("/Demo/cities.json", StringComparison.Ordinal)
        where !path.StartsWith("dev/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        let room = path[..path.LastIndexOf('/')].Replace("TrainingHub.", "", StringComparison.Ordinal).Replace("TrainingHub/", "", StringComparison.Ordinal).Replace("Pages/", "", StringComparison.Ordinal)
        group File.ReadAllText(file) by room)
        .ToDictionary(g => g.Key, g => string.Concat(g).Replace("\\\"", "\"", StringComparison.Ordinal));
}
