using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Competitions;
using TrainingHub.Platform.Secrets;
using TrainingHub.Sheets;
using TrainingHub.Training;

namespace TrainingHub.Tests.Flows;

public sealed class ACompetitionIsRecordedTests : HubTest
{
    private static readonly string[] Heads = ["姓名", "证件号码", "单位", "技能成绩", "理论成绩"];

    protected override void Prepare(WebApplicationBuilder builder) => builder.Configuration["Keys:File"] = Path.Combine(Database.Folder, "keys.json");

    /// <summary>A valid number of the made-up person: 411202, born on 20 May 1972, sequence n.</summary>
    private static string NumberOf(int n)
    {
        var body = $"41120219720520{n:000}";
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return body + "10X98765432"[body.Select((c, i) => (c - '0') * weights[i]).Sum() % 11];
    }

    private async Task<Trainee> RegisteredAsync(int n, string name) => (await Given.IdentifiedAsync(Make<IdVault>(), NumberOf(n), name)).Person;

    private static Sheet SheetOf(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new SheetWriter(stream))
        {
            writer.BeginSheet("成绩", [.. Heads.Select(h => new SheetColumn(h, 20))], "2022年养老护理职业技能大赛成绩");
            foreach (var row in rows)
            {
                writer.Row();
                foreach (var cell in row)
                    writer.Add(cell);
            }
        }
        return SheetReader.Read(stream.ToArray(), "成绩.xlsx", ResultsSheet.Limits);
    }

    private static CompetitionPlan Plan(Quota quota) => new("养老护理职业技能大赛", "/411200/", new(2022, 8, 9), new(2022, 8, 11), "三门峡社会管理学院", 20, 60, quota, "竞赛通知", true);

    [Fact]
    public async Task A_sheet_becomes_a_ranking_that_the_winners_records_show_once_released()
    {
        Trainee first = await RegisteredAsync(1, "王桂兰"), second = await RegisteredAsync(2, "李秀英"), third = await RegisteredAsync(3, "赵敏");
        var sheet = SheetOf(
            ["李秀英", NumberOf(2), "夕阳红养老院", "89", "84"], ["王桂兰", NumberOf(1), "福寿养老院", "90", "80"], ["赵敏", NumberOf(3), "", "99.5", "59.99"]);

        var read = await Make<ReadResults>().RunAsync(sheet, Actor.System, Stop);
        Assert.Empty(read.Problems);
        var id = await Make<RecordCompetition>().RunAsync(Plan(new(1, 1, 1)), read.Competitors, Actor.System, Stop);

        var entries = await Db.CompetitionEntries.Where(e => e.CompetitionId == id).OrderBy(e => e.Rank).ToListAsync(Stop);
        Assert.Equal([third.Id, first.Id, second.Id], entries.Select(e => e.TraineeId));
        Assert.Equal([Award.None, Award.First, Award.Second], entries.Select(e => e.Award));
        Assert.Equal([9160, 8800, 8800], entries.Select(e => e.Total));
        Assert.Empty(await HonoursOf.TraineeAsync(Db, first.Id, Stop));

        await Make<ReleaseCompetition>().RunAsync(id, Actor.System, Stop);

        var honour = Assert.Single(await HonoursOf.TraineeAsync(Db, first.Id, Stop));
        Assert.Equal((2, Award.First), (honour.Rank, honour.Award));
        var again = await Assert.ThrowsAsync<RuleBroken>(() => Make<RecordCompetition>().RunAsync(Plan(new(1, 1, 1)), read.Competitors, Actor.System, Stop));
        Assert.Equal("competition.known", again.Code);
    }

    [Fact]
    public async Task Every_problem_of_every_row_is_told_and_nobody_is_created()
    {
        await RegisteredAsync(1, "王桂兰");
        var sheet = SheetOf(
            ["王桂花", NumberOf(1), "福寿养老院", "90", "80"], ["陌生人", NumberOf(9), "福寿养老院", "90", "80"], ["错号", NumberOf(4)[..17] + "z", "", "101", "缺考"],
            ["王桂兰", NumberOf(1), "福寿养老院", "90", "80"]);

        var read = await Make<ReadResults>().RunAsync(sheet, Actor.System, Stop);

        Assert.Empty(read.Competitors);
        Assert.Equal([3, 4, 5, 5, 5, 6], read.Problems.Select(p => p.Row));
        Assert.Equal(["competition.name", "competition.unknown"], read.Problems.Take(2).Select(p => p.Code));
        Assert.Equal("competition.twice", read.Problems[^1].Code);
        Assert.DoesNotContain(read.Problems, p => $"{p.Message}{p.Found}{p.Expected}".Contains(NumberOf(9), StringComparison.Ordinal));
        Assert.Equal(1, await Db.Trainees.CountAsync(Stop));
    }

    [Fact]
    public async Task Only_who_runs_competitions_sees_them_before_release()
    {
        await RegisteredAsync(1, "王桂兰");
        var read = await Make<ReadResults>().RunAsync(SheetOf(["王桂兰", NumberOf(1), "福寿养老院", "90", "80"]), Actor.System, Stop);
        var id = await Make<RecordCompetition>().RunAsync(Plan(new(1, 0, 0)), read.Competitors, Actor.System, Stop);
        Actor city = new(Guid.NewGuid(), "市", Role.CityOfficer, "/411200/"), county = new(Guid.NewGuid(), "县", Role.CountyOfficer, "/411200/411202/");
        Actor elsewhere = new(Guid.NewGuid(), "外市", Role.CityOfficer, "/371000/"), finance = new(Guid.NewGuid(), "财务", Role.Finance, "/411200/");

        async Task<bool[]> SeenAsync() =>
            [await Db.Competitions.SeenBy(city).AnyAsync(Stop), await Db.Competitions.SeenBy(county).AnyAsync(Stop), await Db.Competitions.SeenBy(elsewhere).AnyAsync(Stop), await Db.Competitions.SeenBy(finance).AnyAsync(Stop)];

        Assert.Equal<IEnumerable<bool>>([true, false, false, false], await SeenAsync());
        await Assert.ThrowsAsync<NotHere>(() => Make<ReleaseCompetition>().RunAsync(id, county, Stop));
        await Assert.ThrowsAsync<NotHere>(() => Make<ReleaseCompetition>().RunAsync(id, elsewhere, Stop));
        await Make<ReleaseCompetition>().RunAsync(id, city, Stop);
        Assert.Equal<IEnumerable<bool>>([true, true, false, false], await SeenAsync());
    }

    [Fact]
    public void A_sheet_without_its_columns_says_which()
    {
        using var stream = new MemoryStream();
        using (var writer = new SheetWriter(stream))
        {
            writer.BeginSheet("成绩", [new("姓名", 10), new("证件号码", 20), new("单位", 20), new("理论成绩", 10)]);
            writer.Row().Add("王桂兰").Add(NumberOf(1)).Add("福寿养老院").Add("90");
        }
        var broken = Assert.Throws<RuleBroken>(() => ResultsSheet.Read(SheetReader.Read(stream.ToArray(), "a.xlsx", ResultsSheet.Limits)));
        Assert.Equal("competition.column", broken.Code);
        Assert.Contains("技能成绩", broken.Message, StringComparison.Ordinal);
    }
}
