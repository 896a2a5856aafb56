using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Subsidies;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Subsidies.Batches;

/// <summary>Taking one person out of a batch: who, what follows, and why.</summary>
[AsksAgain(Permission.ReviewClaims)]
internal sealed class TakeOutModel(HubDb db, TakeOutClaim takeOut, Actor actor) : PageModel, IShowAgain
{
    public sealed record Person(ClaimBatch Batch, string Name, string MaskedNumber, string CertificateNumber, long AmountFen);

    public sealed class Form
    {
        [Display(Name = "移出原因"), StringLength(TakeOutClaim.LongestReason)] public string? Reason { get; set; }
    }

    [BindProperty(SupportsGet = true)] public string Number { get; set; } = "";
    [BindProperty(SupportsGet = true)] public Guid Claim { get; set; }
    [BindProperty] public Form Input { get; set; } = new();

    public Person About { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return await this.AgainAsync();
        await takeOut.RunAsync(Number, Claim, Input.Reason, actor, ct);
        this.Say(T("已移出批次，该人的申领资格已释放"));
        return RedirectToPage("/Subsidies/Batches/Batch", new { number = Number });
    }

    public bool MayTakeOut => About.Batch.IsOpenTo(actor);

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var batches = db.ClaimBatches.AsNoTracking().VisibleTo(actor).Where(b => b.Number == Number);
        About = await (from b in batches
                       join c in db.Claims.AsNoTracking().VisibleTo(actor).Where(c => c.Id == Claim && c.State == ClaimState.Live) on b.Id equals c.BatchId
                       select new Person(b, c.Trainee.Name, c.Trainee.MaskedNumber, c.Certificate.Number, c.AmountFen)).OneOrNotHere(ct);
    }
}
