using Microsoft.EntityFrameworkCore;
using TrainingHub.Papers;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.Files;
using TrainingHub.Platform.Secrets;
using TrainingHub.Platform.Work;
using TrainingHub.Sheets;
using TrainingHub.Templates.Papers;

namespace TrainingHub.Subsidies;

/// <summary>The papers of a submission: the roster of claimants as a workbook, the application form as a PDF.</summary>
internal sealed class PressBatchPapers(HubDb db, PressRoom press, FileStore files, IdVault vault, TimeProvider clock) : IWorkStep
{
    public static string Kind => "claims.papers";
    public static string Title => "制作申领名册和申请表";

    private sealed record Person(string Name, Guid PaperId, byte[] Number, string Masked, string Certificate, Level Level, long AmountFen, Guid RuleId);

    public async Task RunAsync(Guid subject, CancellationToken ct)
    {
        var transition = await db.BatchTransitions.AsNoTracking().SingleOrDefaultAsync(t => t.Id == subject, ct) ?? throw new NotHere();
        var batch = await db.ClaimBatches.AsNoTracking().SingleAsync(b => b.Id == transition.BatchId, ct);
        if (await db.BatchPapers.AnyAsync(p => p.TransitionId == subject && p.Contents == batch.Contents, ct))
            return;
        var people = await (
            from c in db.Claims.AsNoTracking().Counted().Where(c => c.BatchId == batch.Id)
            join p in db.IdentityDocuments.AsNoTracking() on new { c.TraineeId, Kind = c.Certificate.HolderIdKind } equals new { p.TraineeId, p.Kind }
            orderby c.Certificate.Number
            select new Person(c.Certificate.HolderName, p.Id, p.Sealed, p.Masked, c.Certificate.Number, c.Certificate.Level, c.AmountFen, c.RuleId)).ToListAsync(ct);
        if (people.Count == 0)
            return; // everybody left: there is nothing to approve either
        var isDemo = await db.IsDemoAsync(ct);
        var roster = files.Keep(Roster(people, isDemo), $"申领名册-{batch.Number}.xlsx", SheetWriter.ContentType, people.Count);
        var form = await press.PressAsync(await FormAsync(batch, transition, people, ct) with { Specimen = isDemo },
            new PaperInfo("职业技能培训补贴申请表", transition.Actor, batch.Number, transition.At), $"补贴申请表-{batch.Number}.pdf", numbers: 0, ct);
        var now = clock.Now;
        Add(BatchPaperKind.Roster, roster);
        Add(BatchPaperKind.Form, form);

        void Add(BatchPaperKind kind, StoredFile file) => db.BatchPapers.Add(new BatchPaper
        {
            BatchId = batch.Id,
            TransitionId = transition.Id,
            Contents = batch.Contents,
            Kind = kind,
            FileId = file.Id,
            Sha256 = file.Sha256,
            PressedAt = now,
        });
    }

    private byte[] Roster(List<Person> people, bool isDemo)
    {
        var stream = new MemoryStream();
        using (var sheets = new SheetWriter(stream))
        {
            sheets.BeginSheet("申领名册", [new("序号", 8, CellStyle.Whole), new("姓名", 16), new("证件号码", 24), new("等级", 16), new("证书编号", 28), new("补贴金额（元）", 16, CellStyle.Money)], "职业技能培训补贴申领名册" + (isDemo ? "（演示样张）" : ""));
            for (var i = 0; i < people.Count; i++)
                sheets.Row().Add(i + 1).Add(people[i].Name).Add(vault.Open(SealedAs.IdentityNumber, people[i].PaperId, people[i].Number)).Add(people[i].Level.InChinese).Add(people[i].Certificate).AddMoney(people[i].AmountFen);
        }
        return stream.ToArray();
    }

    private async Task<ClaimForm> FormAsync(ClaimBatch batch, BatchTransition transition, List<Person> people, CancellationToken ct)
    {
        var of = await db.ClaimBatches.Where(b => b.Id == batch.Id)
            .Select(b => new { School = b.Run.School.Name, Class = b.Run.Name, b.Run.Code, Scheme = b.Scheme.Name }).SingleAsync(ct);
        var ruleId = people[0].RuleId;
        var rule = await db.DatedRules.AsNoTracking().SingleAsync(r => r.Id == ruleId, ct);
        var left = await db.ClaimsLeftOut.Where(l => l.BatchId == batch.Id).OrderBy(l => l.Id)
            .Select(l => new { l.Trainee.Name, l.Trainee.MaskedNumber, l.Reasons }).ToListAsync(ct);
        var total = people.Sum(p => p.AmountFen);
        var day = transition.At.ChinaDay;
        return new ClaimForm
        {
            Title = "职业技能培训补贴申请表",
            School = of.School,
            ClassName = $"{of.Class}（{of.Code}）",
            Batch = batch.Number,
            Scheme = of.Scheme,
            RuleName = rule.DocumentNumber is { } number ? $"{rule.Document}（{number}）" : rule.Document,
            Date = day.InChinese,
            Rows = [.. people.Select(p => new ClaimFormRow(p.Name, p.Masked, p.Level.InChinese, p.Certificate, Money.Plain(p.AmountFen)))],
            Total = Money.Plain(total),
            TotalInWords = Money.InWords(total),
            LeftOut = [.. left.Select(l => new LeftOutRow(l.Name, l.MaskedNumber, string.Join("、", l.Reasons.Split(' ').Select(r => Enum.Parse<NotEligible>(r).InChinese))))],
        };
    }
}
