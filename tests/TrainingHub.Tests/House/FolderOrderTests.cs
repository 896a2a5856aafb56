using System.Text.RegularExpressions;

namespace TrainingHub.Tests.House;

/// <summary>
/// The folders of the field stand in one order; a file uses folders to its left and the tools. Tools use each other, and
/// <c>Accounts</c> for who acts. Commands, pages and whatever else begins a request may use everything.
/// </summary>
public sealed partial class FolderOrderTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "TrainingHub");

    private static readonly string[] Order =
        "Regions Policies Accounts Schools Assessors Trainees Homes Courses Enrolments Assessments Certificates Competitions Claims Targets Findings".Split(' ');

    private static readonly string[] Tools = "Letters Papers Sheets Files Work History Secrets Data".Split(' ');

    private static readonly string[] End = "Commands Demo Pages Api Audit Web".Split(' ');

    /// <summary>Files that look to their right: which folders, and why.</summary>
    private static readonly (string File, string Uses, string Why)[] Exceptions =
    [
        ("Regions/City.cs", "Targets", "the shipped description of a city names its targets"),
        ("Regions/SeedCity.cs", "Policies Accounts Courses Claims Targets", "plants the first rows of everything a city begins with"),
        ("Policies/EnterCalendar.cs", "Accounts", "somebody enters it"),
        ("Policies/SetRule.cs", "Accounts", "somebody sets it"),
        ("Policies/RuleKeys.cs", "Courses", "hours and rates are set by level"),
        ("Trainees/Roster.cs", "Courses", "a row names the level applied for"),
        ("Trainees/RosterRowReader.cs", "Courses", "a row names the level applied for"),
        ("Trainees/RosterTemplate.cs", "Courses", "a row names the level applied for"),
        ("Assessments/CloseRegistration.cs", "Certificates", "the conditions of a level look at certificates held"),
        ("Data/HubDb.cs", string.Join(' ', Order.Except(["Accounts", "Findings"])), "the database holds the rows of every folder"),
    ];

    [GeneratedRegex(@"^using (?:static |\w+ = )?TrainingHub\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    private static IEnumerable<(string File, string Folder, string Used)> Looks() =>
        from folder in Order.Concat(Tools)
        let path = Path.Combine(Source, folder)
        where Directory.Exists(path)
        from file in Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Source, file).Replace('\\', '/')
        where !name.StartsWith("Data/Migrations/", StringComparison.Ordinal)
        from Match used in Using().Matches(File.ReadAllText(file))
        select (name, folder, used.Groups[1].Value);

    private static bool MayUse(string folder, string used) =>
        Tools.Contains(used) || Array.IndexOf(Order, used) is var place && (place < 0
            ? !End.Contains(used) // words, money and other types of the root
            : Tools.Contains(folder) ? used == "Accounts" : place <= Array.IndexOf(Order, folder));

    [Fact]
    public void Files_use_the_folders_to_their_left()
    {
        var wrong = Looks().Where(l => !MayUse(l.Folder, l.Used) && !Excepted(l.File, l.Used)).Select(l => $"{l.File} uses {l.Used}").ToList();
        Assert.True(wrong.Count == 0, "Move the file, or name it among the exceptions with its reason:\n" + string.Join('\n', wrong));
    }

    [Fact]
    public void Every_exception_is_still_needed()
    {
        var needed = Looks().Where(l => !MayUse(l.Folder, l.Used)).Select(l => (l.File, l.Used)).ToHashSet();
        var idle = from e in Exceptions from used in e.Uses.Split(' ') where !needed.Contains((e.File, used)) select $"{e.File}: {used}";
        Assert.Empty(idle);
    }

    [Fact]
    public void Every_folder_has_its_place() =>
        Assert.Empty(Directory.EnumerateDirectories(Source).Select(d => Path.GetFileName(d)!)
            .Except([.. Order, .. Tools, .. End, "Words", "wwwroot", "bin", "obj", "node_modules"]));

    private static bool Excepted(string file, string used) => Exceptions.Any(e => e.File == file && e.Uses.Split(' ').Contains(used));
}
