using Microsoft.EntityFrameworkCore;
using TrainingHub.Competitions;
using TrainingHub.Platform.Secrets;
using TrainingHub.Sheets;

namespace TrainingHub.Demo;

/// <summary>The contest of 9-11 August 2022 with its 16 winners; competitors, marks and the split of prizes are made up.</summary>
internal static class DemoContest
{
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<HubDb>();
        var vault = services.GetRequiredService<IdVault>();
        var root = await db.Regions.AsNoTracking().SingleAsync(r => r.ParentPath == null, ct);
        var people = await (
            from t in db.Trainees.AsNoTracking()
            join p in db.IdentityDocuments.AsNoTracking() on t.Id equals p.TraineeId
            where t.Workplace != null && t.Workplace != ""
            orderby t.Id
            select new { t.Name, t.Workplace, PaperId = p.Id, p.Sealed }).ToListAsync(ct);
        var field = people.Where((_, i) => i % 17 == 5).Take(40).ToList();
        var stream = new MemoryStream();
        using (var sheets = new SheetWriter(stream))
        {
            sheets.BeginSheet("成绩", [new("姓名", 14), new("证件号码", 24), new("单位", 26), new("理论成绩", 12), new("技能成绩", 12)]);
            for (var i = 0; i < field.Count; i++)
            {
                var random = new Random(20220811 + i);
                sheets.Row().Add(field[i].Name).Add(vault.Open(SealedAs.IdentityNumber, field[i].PaperId, field[i].Sealed)).Add(field[i].Workplace)
                    .Add($"{60 + random.Next(360) / 10m}").Add($"{55 + random.Next(4200) / 100m}");
            }
        }
        var read = await services.GetRequiredService<ReadResults>().RunAsync(stream.ToArray(), "大赛成绩.xlsx", Actor.System, ct);
        var id = await services.GetRequiredService<RecordCompetition>().RunAsync(
            new("全市养老护理职业技能大赛", root.Path, new(2022, 8, 9), new(2022, 8, 11), "三门峡社会管理学院", TheoryWeight: 20, PassLine: 60, new Quota(2, 5, 9),
                "演示设定：理论20%、技能80%，每科60分；奖项2、5、9名，合计16名与答复一致", IsDemo: true),
            read.Competitors, Actor.System, ct);
        await services.GetRequiredService<ReleaseCompetition>().RunAsync(id, Actor.System, ct);
    }
}
