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

    private static byte[] SheetOf(params string[][] rows)
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
        return stream.ToArray();
    }

    private static CompetitionPlan Plan(Quota quota) => new("养老护理职业技能大赛", "/411200/", new(2022, 8, 9), new(2022, 8, 11), "三门峡社会管理学院", 20, 60, quota, "竞赛通知", true);

    [Fact]
    public async Task A_sheet_becomes_a_ranking_that_the_winners_records_show_once_released()
    {
        Trainee first = await RegisteredAsync(1, "王桂兰"), second = await RegisteredAsync(2, "李秀英"), third = await RegisteredAsync(3, "赵敏");
        var sheet = SheetOf(
            ["李秀英", NumberOf(2), "夕阳红养老院", "89", "84"], ["王桂兰", NumberOf(1), "福寿养老院", "90", "80"], ["赵敏", NumberOf(3), "", "99.5", "59.99"]);

        var read = await Make<ReadResults>().RunAsync(sheet, "成绩.xlsx", Actor.System, Stop);
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

        var read = await Make<ReadResults>().RunAsync(sheet, "成绩.xlsx", Actor.System, Stop);

        Assert.Empty(read.Competitors);
        Assert.Equal([3, 4, 5, 5, 5, 6], read.Problems.Select(p => p.Row));
        Assert.Equal(["competition.name", "competition.unknown"], read.Problems.Take(2).Select(p => p.Code));
        Assert.Equal("competition.twice", read.Problems[^1].Code);
        Assert.DoesNotContain(read.Problems, p => $"{p.Message}{p.Found}{p.Expected}".Contains(NumberOf(9), StringComparison.Ordinal));
        Assert.Equal(1, await Db.Trainees.CountAsync(Stop));
    }

    [Fact]
    public async Task People_are_found_by_every_kind_of_document_though_the_sheet_names_none()
    {
        var vault = Make<IdVault>();
        Trainee jane = await Given.IdentifiedAsync(vault, IdKind.Passport, "EA1234567", "SMITH JANE"), chen = await Given.IdentifiedAsync(vault, IdKind.TravelPermit, "H12345678", "陈大文");
        Trainee other = await Given.IdentifiedAsync(vault, IdKind.Passport, "H12345678", "KIM");

        var read = await Make<ReadResults>().RunAsync(SheetOf(["SMITH JANE", "EA1234567", "怡康", "88", "90"], ["陈大文", "H12345678", "怡康", "88", "90"], ["KIM", "H12345678", "怡康", "70", "71"]), "成绩.xlsx", Actor.System, Stop);

        Assert.Equal([jane.Id, chen.Id], read.Competitors.Select(c => c.TraineeId));
        Assert.Equal("competition.twice", Assert.Single(read.Problems).Code);
        Assert.NotEqual(other.Id, chen.Id);
    }

    [Fact]
    public async Task Marks_as_excel_keeps_them_and_lines_that_are_no_competitors_are_understood()
    {
        await RegisteredAsync(1, "王桂兰");
        var rows = Books.Row(1, "2022年大赛成绩") + Books.Row(2, "姓名\nName", "证件号码", "单位", "理论成绩（20%）", "实操成绩")
            + $"<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>王桂兰</t></is></c><c r=\"B3\" t=\"inlineStr\"><is><t>'{NumberOf(1)}</t></is></c><c r=\"D3\"><v>88.299999999999997</v></c><c r=\"E3\"><v>74.680000000000007</v></c></row>"
            + Books.Row(4, "合计", "1人") + Books.Row(5, "裁判长签字：") + Books.Row(6, "记分员：李");

        var read = await Make<ReadResults>().RunAsync(Books.Xlsx(("说明", "", Books.Row(1, "请按表填写")), ("成绩", "", rows)), "成绩.xlsx", Actor.System, Stop);

        Assert.DoesNotContain(read.Problems, p => p.Row < 6);
        Assert.Equal((8830, 7468), (read.Competitors.Single().Theory, read.Competitors.Single().Skills));
        Assert.Equal(["读取的是工作表“成绩”", "第4行是合计，没有作为人员读取", "第5行是签字或说明，没有作为人员读取"], read.Notices.Select(n => n.ToString()));
    }

    [Fact]
    public async Task The_extra_round_of_the_sheet_breaks_a_tie_and_is_kept()
    {
        await RegisteredAsync(1, "王桂兰");
        await RegisteredAsync(2, "李秀英");
        string[] first = ["王桂兰", NumberOf(1), "", "90", "90", "2"], second = ["李秀英", NumberOf(2), "", "90", "90", "1"];
        var file = Books.Xlsx(Books.Rows(["姓名", "证件号码", "单位", "理论成绩", "技能成绩", "加赛名次"], first, second));
        var read = await Make<ReadResults>().RunAsync(file, "成绩.xlsx", Actor.System, Stop);
        var id = await Make<RecordCompetition>().RunAsync(Plan(new(1, 1, 0)), read.Competitors, Actor.System, Stop);
        var entries = await Db.CompetitionEntries.Where(e => e.CompetitionId == id).OrderBy(e => e.Rank).ToListAsync(Stop);
        Assert.Equal([("李秀英", 1, Award.First, 1), ("王桂兰", 2, Award.Second, 2)], entries.Select(e => (e.Name, e.Rank, e.Award, e.ExtraRound!.Value)));
    }

    [Fact]
    public async Task Only_who_runs_competitions_sees_them_before_release()
    {
        await RegisteredAsync(1, "王桂兰");
        var read = await Make<ReadResults>().RunAsync(SheetOf(["王桂兰", NumberOf(1), "福寿养老院", "90", "80"]), "成绩.xlsx", Actor.System, Stop);
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
        var broken = Assert.Throws<RuleBroken>(() => ResultsSheet.Read(SheetReader.Open(stream.ToArray(), "a.xlsx", ResultsSheet.Limits, Stop)));
        Assert.Equal("competition.column", broken.Code);
        Assert.Contains("技能成绩", broken.Message, StringComparison.Ordinal);
    }
}
