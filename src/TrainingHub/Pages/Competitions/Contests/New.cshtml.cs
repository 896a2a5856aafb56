using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Competitions;
using TrainingHub.Platform.Files;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Competitions.Contests;

/// <summary>A competition and its results sheet: rehearsed first, recorded with a second press. Nothing is written before that.</summary>
[RequestSizeLimit(4 << 20)]
internal sealed class NewModel(ReadResults read, RecordCompetition record, Actor actor, TimeProvider clock, IDataProtectionProvider protection) : PageModel
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

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("competition-results").ToTimeLimitedDataProtector();

    [BindProperty] public Form Input { get; set; } = new();

    /// <summary>The rehearsed results, sealed, so that what is recorded is what was shown.</summary>
    [BindProperty] public string? Rehearsed { get; set; }

    public ResultsRead? Read { get; private set; }
    public IReadOnlyList<Placing> Placings { get; private set; } = [];

    public void OnGet() => (Input.From, Input.To) = (clock.Today, clock.Today);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null or { Length: 0 })
            ModelState.AddModelError("file", T("请选择成绩表"));
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await using var stream = file!.OpenReadStream();
        Read = await read.RunAsync(Workbooks.Read(stream, file.FileName, ResultsSheet.Limits), actor, ct);
        if (Read.Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        Placings = Ranking.Of(Read.Competitors.Select(c => new Marks(c.TraineeId, c.Theory, c.Skills)), Input.TheoryWeight!.Value, Input.PassLine!.Value, Plan.Quota);
        Rehearsed = seal.Protect(JsonSerializer.Serialize(new Sealed(Plan, Read.Competitors, actor.UserId)), TimeSpan.FromHours(2));
        ModelState.Remove(nameof(Rehearsed));
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

    private CompetitionPlan Plan => new(
        Input.Name!, actor.RegionPath, Input.From!.Value, Input.To!.Value, Input.Place!, Input.TheoryWeight!.Value, Input.PassLine!.Value,
        new(Input.FirstPrizes!.Value, Input.SecondPrizes!.Value, Input.ThirdPrizes!.Value), Input.Basis!);

    private Sealed Unseal()
    {
        try
        {
            var shown = JsonSerializer.Deserialize<Sealed>(seal.Unprotect(Rehearsed ?? ""))!;
            if (shown.By == actor.UserId)
                return shown;
        }
        catch (CryptographicException)
        {
            // Too old or changed on the way: the answer is the same as for somebody else's.
        }
        throw new RuleBroken("competition.rehearse", "核对页已经过期，请重新上传成绩表");
    }

    private sealed record Sealed(CompetitionPlan Plan, IReadOnlyList<Competitor> Competitors, Guid? By);
}
