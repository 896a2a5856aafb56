using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Competitions;
using TrainingHub.Training;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Competitions.Contests;

/// <summary>
/// A competition and its results sheet: rehearsed first, recorded with a second press. A tie on the edge of a prize asks for the
/// extra round in between. Nothing is written before the last press.
/// </summary>
[RequestSizeLimit(WebSetup.SmallUpload), RequestFormLimits(MultipartBodyLengthLimit = WebSetup.SmallUpload, MemoryBufferThreshold = WebSetup.SmallUpload)]
internal sealed class NewModel(ReadResults read, RecordCompetition record, Actor actor, TimeProvider clock, IDataProtectionProvider protection) : PageModel, IShowAgain
{
    public sealed class Form
    {
        [Display(Name = "竞赛名称"), Required, StringLength(100)] public string? Name { get; set; }
        [Display(Name = "开始日期"), Required] public DateOnly? From { get; set; }
        [Display(Name = "结束日期"), Required] public DateOnly? To { get; set; }
        [Display(Name = "比赛地点"), Required, StringLength(100)] public string? Place { get; set; }
        [Display(Name = "理论成绩的权重（%）"), Required] public int? TheoryWeight { get; set; }
        [Display(Name = "每科合格线"), Required] public int? PassLine { get; set; }
        [Display(Name = "一等奖人数"), Required] public int? FirstPrizes { get; set; }
        [Display(Name = "二等奖人数"), Required] public int? SecondPrizes { get; set; }
        [Display(Name = "三等奖人数"), Required] public int? ThirdPrizes { get; set; }
        [Display(Name = "依据"), Required, StringLength(200)] public string? Basis { get; set; }
    }

    /// <summary>What was shown and is recorded as it was shown.</summary>
    public sealed record Rehearsal(CompetitionPlan Plan, IReadOnlyList<Competitor> Competitors, IReadOnlyList<RosterNotice> Notices, Guid? By);

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("competition-results").ToTimeLimitedDataProtector();

    [BindProperty] public Form Input { get; set; } = new();

    /// <summary>The rehearsed results, sealed, so that what is recorded is what was shown.</summary>
    [BindProperty] public string? Rehearsed { get; set; }

    /// <summary>Places in the extra round as they were typed, by competitor.</summary>
    public IReadOnlyDictionary<Guid, string> Extra { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>What has to be put right in the sheet.</summary>
    public ResultsRead? Wrong { get; private set; }

    public Rehearsal? Shown { get; private set; }
    public IReadOnlyList<OpenTie> Ties { get; private set; } = [];
    public IReadOnlyList<Placing> Placings { get; private set; } = [];

    public void OnGet() => (Input.From, Input.To) = (clock.Today, clock.Today);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null or { Length: 0 })
            ModelState.AddModelError("file", T("请选择成绩表"));
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        var found = await read.RunAsync(await file!.BytesAsync(ct), file!.FileName, actor, ct);
        if (found.Problems.Count > 0)
        {
            Wrong = found;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        Show(new(Plan, found.Competitors, found.Notices, actor.UserId));
        return Page();
    }

    public IActionResult OnPostExtra()
    {
        ModelState.Clear();
        var shown = Unseal();
        Extra = shown.Competitors.ToDictionary(c => c.TraineeId, c => Request.Form[ExtraOf(c.TraineeId)].ToString()).Where(e => !string.IsNullOrWhiteSpace(e.Value)).ToDictionary();
        var places = Extra.ToDictionary(e => e.Key, e => Ranking.ExtraPlace(e.Value));
        foreach (var who in places.Where(p => p.Value is null).Select(p => p.Key))
            ModelState.AddModelError(ExtraOf(who), T("加赛名次应为1至{0}的整数", Ranking.LastExtraPlace));
        Show(shown with { Competitors = [.. shown.Competitors.Select(c => places.TryGetValue(c.TraineeId, out var place) ? c with { ExtraRound = place } : c)] });
        if (Ties.Count > 0 && ModelState.IsValid)
            ModelState.AddModelError("", T("按填写的加赛名次还分不出先后，请把每个人的名次填全"));
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public async Task<IActionResult> OnPostRecordAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var shown = Unseal();
        var id = await record.RunAsync(shown.Plan, shown.Competitors, actor, ct);
        this.Say(T("已录入{0}人的成绩，核对后请公布", shown.Competitors.Count));
        return RedirectToPage("/Competitions/Contests/Competition", new { id });
    }

    /// <summary>After a refusal the form is there again with what was planned, so that it can be put right and the sheet uploaded once more.</summary>
    public Task ShowAgainAsync(CancellationToken ct)
    {
        if (Input.Name is null && TryUnseal() is { Plan: var plan })
            Input = new()
            {
                Name = plan.Name,
                From = plan.From,
                To = plan.To,
                Place = plan.Place,
                TheoryWeight = plan.TheoryWeight,
                PassLine = plan.PassLine,
                FirstPrizes = plan.Quota.First,
                SecondPrizes = plan.Quota.Second,
                ThirdPrizes = plan.Quota.Third,
                Basis = plan.Basis,
            };
        return Task.CompletedTask;
    }

    /// <summary>How the form names the field of a competitor's place.</summary>
    public static string ExtraOf(Guid competitor) => $"Extra[{competitor}]";

    private CompetitionPlan Plan => new(
        Input.Name!, actor.RegionPath, Input.From!.Value, Input.To!.Value, Input.Place!, Input.TheoryWeight!.Value, Input.PassLine!.Value,
        new(Input.FirstPrizes!.Value, Input.SecondPrizes!.Value, Input.ThirdPrizes!.Value), Input.Basis!);

    private void Show(Rehearsal shown)
    {
        var field = shown.Competitors.Select(c => c.Marks).ToList();
        var (weight, line, quota) = (shown.Plan.TheoryWeight, shown.Plan.PassLine, shown.Plan.Quota);
        Ties = Ranking.OpenTies(field, weight, line, quota);
        Placings = Ties.Count > 0 ? [] : Ranking.Of(field, weight, line, quota);
        Shown = shown;
        Rehearsed = seal.Protect(JsonSerializer.Serialize(shown), TimeSpan.FromHours(2));
        ModelState.Remove(nameof(Rehearsed));
    }

    private Rehearsal Unseal() => TryUnseal() ?? throw new RuleBroken("competition.rehearse", "核对页已经过期，请重新上传成绩表");

    private Rehearsal? TryUnseal()
    {
        try
        {
            return JsonSerializer.Deserialize<Rehearsal>(seal.Unprotect(Rehearsed ?? "")) is { } shown && shown.By == actor.UserId ? shown : null;
        }
        catch (CryptographicException)
        {
            return null; // too old or changed on the way: the same as somebody else's
        }
    }
}
