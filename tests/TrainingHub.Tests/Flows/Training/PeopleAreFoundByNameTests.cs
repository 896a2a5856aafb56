using Microsoft.EntityFrameworkCore;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>A clerk types a name or its beginning; the same on both databases, whatever the characters.</summary>
public sealed class PeopleAreFoundByNameTests : HubTest
{
    private async Task<List<string>> FoundAsync(string typed) =>
        await (await Db.Trainees.NamedAsync(PersonName.Read(typed, out _)?.MatchKey ?? typed, Stop)).OrderBy(t => t.Id).Select(t => t.Name).ToListAsync(Stop);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var name in (string[])["王桂兰", "汪桂英", "王𠮷", "𠮷桂芳", "𠮸桂芳", "阿依古丽·买买提", "欧阳桂兰"])
            await Given.TraineeAsync(name);
    }

    [Fact]
    public async Task By_the_surname_and_nobody_of_another() => Assert.Equal(["王桂兰", "王𠮷"], await FoundAsync("王"));

    [Fact]
    public async Task By_a_surname_beyond_the_usual_signs() => Assert.Equal(["𠮷桂芳"], await FoundAsync("𠮷"));

    [Fact]
    public async Task By_the_whole_name() => Assert.Equal(["王桂兰"], await FoundAsync("王桂兰"));

    [Fact]
    public async Task By_a_part_where_no_name_begins_so() => Assert.Equal(["王桂兰", "欧阳桂兰"], await FoundAsync("桂兰"));

    [Fact]
    public async Task Whatever_dot_is_typed() => Assert.Equal(["阿依古丽·买买提"], await FoundAsync("阿依古丽.买"));

    [Fact]
    public async Task And_signs_of_a_pattern_are_signs_of_a_name() => Assert.Empty(await FoundAsync("王%"));
}
