using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Certification;
using TrainingHub.Ground;
using TrainingHub.Subsidies;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Subsidies.Batches;

/// <summary>One batch: its people, amounts and rule, who is left out and why, and what may be decided now.</summary>
[AsksAgain(Permission.ReviewClaims)]
internal sealed class BatchModel(HubDb db, DecideBatch decide, PutBackClaim putBack, MakerCheck makers, Actor actor) : PageModel, IShowAgain
{
    public sealed record Facts(ClaimBatch Batch, string School, string ClassCode, string ClassName, string Scheme);
    public sealed record Row(Guid Id, string Name, string MaskedNumber, string CertificateNumber, CertificateState CertificateState, long AmountFen, ClaimState State, OutBecause? Because, string? OutReason)
    {
        public bool Counts => State == ClaimState.Live && CertificateState == CertificateState.Live;
    }

    public sealed record Paper(BatchPaperKind Kind, Guid Id, DateTime PressedAt);
    public sealed record Left(string Name, string MaskedNumber, string Reasons);

    public sealed class Choice
    {
        [Display(Name = "决定")] public Decision? Decision { get; set; }
        [Display(Name = "意见"), MaxLength(1000)] public string? Reason { get; set; }
    }

    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty] public Choice Input { get; set; } = new();

    public Facts About { get; private set; } = null!;
    public DatedRule? Rule { get; private set; }
    public IReadOnlyList<Row> People { get; private set; } = [];
    public IReadOnlyList<Left> LeftOut { get; private set; } = [];
    public IReadOnlyList<BatchTransition> Steps { get; private set; } = [];
    public IReadOnlyList<BatchPaperKind> Papers { get; private set; } = [];
    public IReadOnlyList<Paper> Superseded { get; private set; } = [];
    public ClaimBatch Batch => About.Batch;
    public long SumFen => People.Where(p => p.Counts).Sum(p => p.AmountFen);
    public int Live => People.Count(p => p.Counts);

    /// <summary>In the batch, though the certificate was revoked: after approval they are to be recovered.</summary>
    public IEnumerable<Row> Lost => People.Where(p => p.State == ClaimState.Live && !p.Counts);

    public bool MaySeeClass => actor.Can(Permission.SeeClasses);
    public bool MaySubmit => actor.Can(Permission.SubmitClaims) && Batch.Stage is Stage.Draft or Stage.Returned;
    public bool MayReview => actor.Can(Permission.ReviewClaims) && Batch.Stage == Stage.Submitted;
    public bool MayTakeOut => Barred is null && Batch.IsOpenTo(actor);

    /// <summary>Why this reader may not review it: the account that submitted was of their making.</summary>
    public string? Barred { get; private set; }

    /// <summary>Submitted, and the papers of the people of now are not there yet.</summary>
    public bool AwaitsPapers => Batch.Stage == Stage.Submitted && Papers.Count == 0;

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var decision = Input.Decision ?? throw new RuleBroken("batch.choose", "请选择一项决定") { Field = nameof(Choice.Decision) };
        await decide.RunAsync(Number, decision, Input.Reason, actor, ct);
        this.Say(decision switch
        {
            Decision.Submit => T("已提交初审"),
            Decision.Return => T("已退回补正"),
            Decision.Approve => T("初审已通过"),
            _ => throw new InvalidOperationException($"no words for {decision}"),
        });
        return RedirectToPage(new { number = Number });
    }

    public async Task<IActionResult> OnPostPutBackAsync(Guid claim, CancellationToken ct)
    {
        await putBack.RunAsync(Number, claim, actor, ct);
        this.Say(T("已恢复到批次"));
        return RedirectToPage(new { number = Number });
    }

    public async Task<IActionResult> OnPostReassembleAsync([FromServices] ReassembleBatch reassemble, CancellationToken ct)
    {
        this.Say(T("已重新汇总，批次现有{0}人", await reassemble.RunAsync(Number, actor, ct)));
        return RedirectToPage(new { number = Number });
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        About = await db.ClaimBatches.AsNoTracking().VisibleTo(actor).Where(b => b.Number == Number)
            .Select(b => new Facts(b, b.Run.School.Name, b.Run.Code, b.Run.Name, b.Scheme.Name)).OneOrNotHere(ct);
        var id = Batch.Id;
        if (MayReview)
            Barred = (await makers.RefusalAsync(await Batch.SubmitterAsync(db, ct), Batch.RegionPath, actor, HttpContext.RequestServices.GetRequiredService<TimeProvider>().Now, ct))?.Said;
        var claims = await db.Claims.AsNoTracking().Where(c => c.BatchId == id).OrderBy(c => c.Certificate.Number).Select(c => new
        {
            c.Rule,
            Row = new Row(c.Id, c.Trainee.Name, c.Trainee.MaskedNumber, c.Certificate.Number, c.Certificate.State, c.AmountFen, c.State, c.OutBecause, c.OutReason),
        }).ToListAsync(ct);
        (People, Rule) = ([.. claims.Select(c => c.Row)], claims.FirstOrDefault()?.Rule);
        var left = await db.ClaimsLeftOut.Where(l => l.BatchId == id).OrderBy(l => l.Id)
            .Select(l => new { l.Trainee.Name, l.Trainee.MaskedNumber, l.Reasons }).ToListAsync(ct);
        LeftOut = [.. left.Select(l => new Left(l.Name, l.MaskedNumber, string.Join(T("、"), l.Reasons.Split(' ').Select(r => Enum.Parse<NotEligible>(r).Words))))];
        Steps = await db.BatchTransitions.AsNoTracking().Where(t => t.BatchId == id).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync(ct);
        var current = db.BatchPapers.CurrentOf(db, id);
        var papers = await db.BatchPapers.Where(p => p.BatchId == id).OrderByDescending(p => p.PressedAt).ThenBy(p => p.Kind)
            .Select(p => new { Paper = new Paper(p.Kind, p.Id, p.PressedAt), IsCurrent = current.Any(c => c.Id == p.Id) }).ToListAsync(ct);
        Papers = [.. papers.Where(p => p.IsCurrent).Select(p => p.Paper.Kind).Order()];
        Superseded = [.. papers.Where(p => !p.IsCurrent).Select(p => p.Paper)];
    }
}
