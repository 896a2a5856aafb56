using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace TrainingHub.Tests.House;

/// <summary>How much a room and a file hold, and that a rule of the field never stands in the platform.</summary>
public sealed class RoomsTests
{
    private const int FilesInAFolder = 15;
    private const int LinesInAFile = 250;
    private const int Dependencies = 5;

    private static readonly string Source = Path.Combine(Repository.Root, "src");

    /// <summary>What holds more, and why.</summary>
    private static readonly Dictionary<string, string> More = new(StringComparer.Ordinal)
    {
        ["PrintCertificate"] = "from a row to a kept and announced paper: template, press, keys, letters and the site's address meet here",
        ["SendLetter"] = "the same for a letter: template, mailbox, link and the site's address",
        ["AssessmentModel"] = "one page of four stages, each with its act",
        ["CheckModel"] = "one page of an upload's three ways out, each with its act",
    };

    private static IEnumerable<string> Files() => Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Source, f).Replace('\\', '/'))
        .Where(f => !f.Split('/').Any(part => part is "obj" or "bin" or "Migrations" or "node_modules"));

    private static IEnumerable<string> Crowded() => Files().GroupBy(f => Path.GetDirectoryName(f)!.Replace('\\', '/')).Where(g => g.Count() > FilesInAFolder).Select(g => g.Key);

    private static IEnumerable<string> Long() => Files().Where(f => File.ReadLines(Path.Combine(Source, f)).Count() > LinesInAFile);

    // What the container makes; rows and records are filled, not made.
    private static IEnumerable<string> Needy() => TypeUses.Written
        .Where(t => t is { IsClass: true, IsAbstract: false } && (Setup.IsAct(t) || t.IsAssignableTo(typeof(PageModel)) || t.IsAssignableTo(typeof(TagHelper))))
        .Where(t => t.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(c => c.GetParameters().Length > Dependencies))
        .Select(t => t.Name);

    [Fact]
    public void Nothing_holds_more_than_a_reader_can()
    {
        var full = Crowded().Concat(Long()).Concat(Needy()).Except(More.Keys).Order(StringComparer.Ordinal).ToList();
        Assert.True(full.Count == 0, "Part it, or name it among the exceptions with its reason:\n" + string.Join('\n', full));
    }

    [Fact]
    public void Every_exception_is_still_needed() =>
        Assert.Equal([], More.Keys.Except(Crowded().Concat(Long()).Concat(Needy())));

    [Fact]
    public void A_type_is_wider_than_the_program_only_where_razor_or_a_test_asks()
    {
        var helpers = TypeUses.Written.Where(t => t.IsAssignableTo(typeof(TagHelper)));
        var tests = typeof(RoomsTests).Assembly.GetExportedTypes();
        var asked = helpers.Concat(tests).SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t))
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
            .SelectMany(t => t.GetGenericArguments().Append(t))
            .ToHashSet();
        Assert.Equal([], TypeUses.Written.Where(t => t.IsPublic && t != typeof(Program) && !t.IsAssignableTo(typeof(TagHelper)) && !asked.Contains(t)).Select(t => t.Name));
    }

    [Fact]
    public void No_sentence_of_sql_in_the_platform_names_a_table_of_the_field()
    {
        using var db = new SqliteHubDb(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite("Data Source=:memory:").Options);
        var tables = db.Model.GetEntityTypes().Where(t => !t.ClrType.Namespace!.StartsWith("TrainingHub.Platform", StringComparison.Ordinal)).Select(t => t.GetTableName()!).Distinct();
        var sentence = new Regex($@"\b(?:from|join|into|update|on)\s+""?({string.Join('|', tables)})\b", RegexOptions.IgnoreCase);
        var said = from file in Files()
                   where file.StartsWith("TrainingHub/Platform/", StringComparison.Ordinal)
                   from Match found in sentence.Matches(File.ReadAllText(Path.Combine(Source, file)))
                   select $"{file}: {found.Value}";
        Assert.Equal([], said);
    }
}
