using Microsoft.EntityFrameworkCore;
using TrainingHub.Demo;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.History;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

/// <summary>A school's roster against a class and the register: who is new, who is known, what is put right, what is refused.</summary>
public sealed class ARosterIsImportedTests : HubTest
{
    private static readonly List<DemoPerson> Three = Given.People(0, "王秀英", "李桂兰", "张淑珍");

    private PlayedClass spring = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Given.CityAsync();
        spring = await OpenAsync("湖滨区", new(2025, 3, 10));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        Assert.Equal(new(Added: 3, Matched: 0, Unchanged: 0), await spring.ImportAsync(Three));
        var before = await RowsAsync();

        Assert.Equal(new(Added: 0, Matched: 0, Unchanged: 3), await spring.ImportAsync(Three));

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task A_known_person_in_another_class_is_matched_never_doubled()
    {
        await spring.ImportAsync(Three);
        var other = await OpenAsync("陕州区", new(2025, 3, 17));

        Assert.Equal(new(Added: 1, Matched: 2, Unchanged: 0), await other.ImportAsync([Three[0], Three[2], .. Given.People(50, "陈春梅")]));

        Assert.Equal(4, await Db.Trainees.CountAsync(Stop));
        Assert.Equal(4, await Db.IdentityDocuments.CountAsync(Stop));
    }

    [Fact]
    public async Task What_a_later_roster_says_anew_is_shown_taken_over_and_kept_in_history()
    {
        await spring.ImportAsync(Three);
        List<DemoPerson> again = [Three[0] with { Phone = "13999990001", Mail = "xinxiang@example.cn" }, Three[1] with { Phone = "" }, Three[2]];

        var rehearsed = await spring.RehearseAsync(Given.Roster(again));
        Assert.Equal([(3, "Phone", "person.changed"), (3, "Mail", "person.new"), (4, "Phone", "phone.missing")], rehearsed.Check.Problems.Select(p => (p.Row, p.Field, p.Code)));
        Assert.Equal("登记的是“139****0000”，导入时按名单更新；不要更新的，请把这一格清空", rehearsed.Check.Problems[0].Message.ToString());
        Assert.Equal(new(Added: 0, Matched: 0, Unchanged: 2, Updated: 1), await spring.ImportAsync(again));

        var known = await Db.Trainees.AsNoTracking().Where(t => t.Name == "王秀英" || t.Name == "李桂兰").OrderByDescending(t => t.Name).Select(t => new { t.Phone, t.Mail }).ToListAsync(Stop);
        Assert.Equal([("13999990001", "xinxiang@example.cn"), ("13900000000", null)], known.Select(k => (k.Phone, k.Mail)));
        Assert.Equal(1, await Db.Set<HistoryEntry>().CountAsync(h => h.EntityKind == nameof(Trainee) && h.Change == HistoryChange.Changed, Stop));
    }

    [Fact]
    public async Task Another_school_learns_that_something_differs_not_what_is_registered()
    {
        await spring.ImportAsync(Three);
        var other = await OpenAsync("陕州区", new(2025, 3, 17));

        var problem = Assert.Single((await other.RehearseAsync(Given.Roster([Three[0] with { Phone = "13999990001" }]))).Check.Problems);

        Assert.Equal("与登记的不同，导入时按名单更新；不要更新的，请把这一格清空", problem.Message.ToString());
        Assert.Equal(new(Added: 0, Matched: 1, Unchanged: 0, Updated: 1), await other.ImportAsync([Three[0] with { Phone = "13999990001" }]));
    }

    [Fact]
    public async Task A_difference_that_the_clerk_empties_is_not_taken_over()
    {
        await spring.ImportAsync(Three);
        var import = await BroughtAsync([Three[0] with { Phone = "13999990001" }]);
        await CorrectAsync(import, 3, new() { [RosterField.Phone] = "" });
        await CommitAsync(import, 1);
        Assert.False(await Db.Trainees.AnyAsync(t => t.Phone == "13999990001", Stop));
    }

    [Fact]
    public async Task What_of_the_file_was_not_read_is_still_told_when_the_clerk_comes_back()
    {
        var import = await BroughtAsync(Three);
        var columns = (await OpenAsync(import)).Columns;
        Assert.Equal("学员名单", columns.Sheet);
        Assert.Empty(columns.Notices);
    }

    [Fact]
    public async Task Another_name_for_a_known_number_is_an_error_and_nothing_is_changed()
    {
        await spring.ImportAsync(Three);
        var other = await OpenAsync("陕州区", new(2025, 3, 17));
        var wrong = Three[0] with { Name = "王秀芳" };

        var problem = Assert.Single((await other.RehearseAsync(Given.Roster([wrong]))).Check.Problems);

        Assert.Equal((3, "name.other-in-register"), (problem.Row, problem.Code));
        Assert.Equal(new(0, 0, 0), await other.ImportAsync([wrong]));
        Assert.Equal(["王秀英"], await Db.Trainees.Where(t => t.Name.Contains("王秀")).Select(t => t.Name).ToListAsync(Stop));
    }

    [Fact]
    public async Task More_people_than_seats_are_refused_as_a_whole()
    {
        var small = await OpenAsync("陕州区", new(2025, 3, 17), seats: 2);

        Assert.Equal("import.seats", (await Assert.ThrowsAsync<RuleBroken>(() => small.ImportAsync(Three))).Code);

        Assert.False(await Db.Trainees.AnyAsync(Stop));
        Assert.Equal(2, (await small.ImportAsync(Three.Take(2))).Added);
    }

    [Fact]
    public async Task A_class_that_has_begun_takes_nobody()
    {
        await spring.StartAsync();

        Assert.Equal("import.not-open", (await Assert.ThrowsAsync<RuleBroken>(() => spring.ImportAsync(Three))).Code);
        Assert.Equal("import.not-open", (await Assert.ThrowsAsync<RuleBroken>(() => BroughtAsync(Three))).Code);
    }

    [Fact]
    public async Task A_row_with_an_error_is_put_right_in_place()
    {
        var import = await BroughtAsync([Three[0], Broken(Three[1])]);
        var desk = await OpenAsync(import);
        Assert.Equal([(4, "document.check-digit")], desk.Rehearsed.Check.Problems.Select(p => (p.Row, p.Code)));
        Assert.False(await Db.Trainees.AnyAsync(Stop));

        await CorrectAsync(import, 4, new() { [RosterField.DocumentNumber] = Three[1].Number });

        Assert.Empty((await OpenAsync(import)).Rehearsed.Check.Problems);
        Assert.Equal(new(Added: 2, Matched: 0, Unchanged: 0), await CommitAsync(import, 2));
        Assert.Equal(ImportState.Committed, await Db.RosterImports.Select(i => i.State).SingleAsync(Stop));
        Assert.False(await Db.RosterImportRows.AnyAsync(Stop));
    }

    [Fact]
    public async Task A_row_left_out_is_not_imported_and_can_be_taken_in_again()
    {
        var import = await BroughtAsync(Three);
        await CorrectAsync(import, 3, null, leftOut: true);
        await CorrectAsync(import, 4, null, leftOut: true);
        await CorrectAsync(import, 4, null, leftOut: false);
        Assert.Equal(1, (await OpenAsync(import)).LeftOut);

        await CommitAsync(import, 2);

        Assert.Equal(new HashSet<string> { "李桂兰", "张淑珍" }, await Db.Trainees.Select(t => t.Name).ToHashSetAsync(Stop));
        Assert.Equal(1, await Db.RosterImports.Where(i => i.Id == import).Select(i => i.LeftOut).SingleAsync(Stop));
        var rest = await Db.RosterImports.SingleAsync(i => i.RestOfId == import, Stop);
        var left = await OpenAsync(rest.Id);
        Assert.Equal((3, true), left.Kept.Select(r => (r.Number, r.LeftOut)).Single());
    }

    [Fact]
    public async Task What_differs_from_what_the_clerk_saw_is_not_written()
    {
        var import = await BroughtAsync([Three[0], Broken(Three[1])]);

        Assert.Equal("import.changed", (await Assert.ThrowsAsync<RuleBroken>(() => CommitAsync(import, 2))).Code);

        Assert.False(await Db.Trainees.AnyAsync(Stop));
        Assert.Equal(1, (await CommitAsync(import, 1)).Added);
    }

    [Fact]
    public async Task An_import_is_made_once()
    {
        var import = await BroughtAsync(Three);
        await CommitAsync(import, 3);

        Assert.Equal("import.finished", (await Assert.ThrowsAsync<RuleBroken>(() => CommitAsync(import, 3))).Code);
        Assert.Equal("import.finished", (await Assert.ThrowsAsync<RuleBroken>(() => CorrectAsync(import, 3, null, leftOut: true))).Code);
    }

    [Fact]
    public async Task Another_schools_import_is_not_here()
    {
        var import = await BroughtAsync(Three);
        var stranger = (await OpenAsync("陕州区", new(2025, 3, 17))).Clerk;

        await Assert.ThrowsAsync<NotHere>(() => OpenAsync(import, stranger));
        await Assert.ThrowsAsync<NotHere>(() => CorrectAsync(import, 3, null, leftOut: true, stranger));
        await Assert.ThrowsAsync<NotHere>(() => CommitAsync(import, 3, stranger));
        await Assert.ThrowsAsync<NotHere>(() => spring.DoAsync<StartImport, Guid>(a => a.RunAsync(spring.Code, Given.Roster(Three), "名单.xlsx", stranger, Stop)));
        Assert.False(await Db.Trainees.AnyAsync(Stop));
    }

    private async Task<PlayedClass> OpenAsync(string county, DateOnly first, int seats = 50)
    {
        var opened = new PlayedClass(Services, Clock, await Given.SchoolAsync(county), await Given.AssessorAsync(), first);
        await opened.OpenAsync(seats: seats);
        return opened;
    }

    private static DemoPerson Broken(DemoPerson person) => person with { Number = person.Number[..17] + (person.Number[17] == '0' ? '1' : '0') };

    private Task<Guid> BroughtAsync(IEnumerable<DemoPerson> people) =>
        spring.DoAsync<StartImport, Guid>(a => a.RunAsync(spring.Code, Given.Roster(people), "名单.xlsx", spring.Clerk, Stop));

    private Task<OpenedImport> OpenAsync(Guid import, Actor? by = null) => spring.DoAsync<OpenImport, OpenedImport>(a => a.RunAsync(import, by ?? spring.Clerk, Stop));

    private Task CorrectAsync(Guid import, int row, Dictionary<RosterField, string>? fields, bool? leftOut = null, Actor? by = null) =>
        spring.DoAsync<CorrectRow>(a => a.RunAsync(import, row, fields, leftOut, by ?? spring.Clerk, Stop));

    private Task<ImportCounts> CommitAsync(Guid import, int expected, Actor? by = null) =>
        spring.DoAsync<CommitImport, ImportCounts>(a => a.RunAsync(import, expected, by ?? spring.Clerk, Stop));

    /// <summary>How many rows there are of everything that an import writes.</summary>
    private async Task<string> RowsAsync() => string.Join(' ', await Db.Trainees.CountAsync(Stop), await Db.IdentityDocuments.CountAsync(Stop), await Db.Enrolments.CountAsync(Stop),
        await Db.RosterImports.CountAsync(Stop), await Db.Set<StoredFile>().CountAsync(Stop), await Db.Set<HistoryEntry>().CountAsync(Stop));
}
