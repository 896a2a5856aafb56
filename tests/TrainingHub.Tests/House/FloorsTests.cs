namespace TrainingHub.Tests.House;

/// <summary>
/// The house has floors and wings (src/docs/house.md): whatever stands in one uses its own and those below it or to its left. Read
/// from the compiled program, so that no way of writing a name hides a use.
/// </summary>
public sealed class FloorsTests
{
    /// <summary>From the ground up; the six wings stand side by side, each seeing those to its left.</summary>
    private static readonly string[] Floors =
    [
        "Kernel",
        "Platform.Data", "Platform.Secrets", "Platform.Files", "Platform.History", "Platform.Work", "Platform.Letters",
        "Ground", "Training", "Certification", "Competitions", "Subsidies", "Oversight",
        "Web", "Pages", "Demo", "Commands",
    ];

    /// <summary>The list of tables: the one type above them that wings may use.</summary>
    private static readonly Type Tables = typeof(HubDb);

    /// <summary>Types that must look up or to their right: what they use, and why.</summary>
    private static readonly (string Type, string Uses, string Why)[] Exceptions =
    [
        ("CommandHost", "Setup", "a command runs the whole program, so it makes it"),
        ("CheckSettingsCommand", "Setup", "the same"),
        ("ServeCommand", "Setup", "the same"),
        ("DemoCity", "Setup", "the demonstration plays on a program of its own"),
    ];

    private static int FloorOf(Type type)
    {
        var name = type.Namespace!["TrainingHub".Length..].TrimStart('.');
        var floor = Array.FindIndex(Floors, f => name == f || name.StartsWith(f + ".", StringComparison.Ordinal));
        return floor >= 0 ? floor : name.Length == 0 ? Floors.Length : -1;
    }

    private static IEnumerable<(string Type, string Uses)> Upward() =>
        from type in TypeUses.Written
        from used in TypeUses.Of(type)
        where FloorOf(used) > FloorOf(type) && used != Tables
        select (type.Name, used.Name);

    [Fact]
    public void Every_type_stands_on_a_floor() =>
        Assert.Equal([], TypeUses.Written.Where(t => FloorOf(t) < 0).Select(t => t.FullName));

    [Fact]
    public void Nothing_uses_what_stands_above_it()
    {
        var wrong = Upward().Where(u => !Exceptions.Any(e => (e.Type, e.Uses) == u)).Select(u => $"{u.Type} uses {u.Uses}").Order(StringComparer.Ordinal).ToList();
        Assert.True(wrong.Count == 0, "Move one of the two, or name it among the exceptions with its reason:\n" + string.Join('\n', wrong));
    }

    [Fact]
    public void Every_exception_is_still_needed() =>
        Assert.Equal([], Exceptions.Select(e => (e.Type, e.Uses)).Except(Upward()));

    [Theory]
    [InlineData("TrainingHub.Sheets")]
    [InlineData("TrainingHub.Papers")]
    [InlineData("TrainingHub.Templates")]
    public void What_could_be_published_alone_knows_nothing_of_the_product(string project)
    {
        var parts = System.Reflection.Assembly.Load(project).GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(parts, name => name.StartsWith("TrainingHub", StringComparison.Ordinal));
    }
}
