using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Certification;
using TrainingHub.Web;

namespace TrainingHub.Pages.Public.Verify;

/// <summary>The address on the QR code: opens the answer at once, with every printed field and the state of this very moment.</summary>
internal sealed class AnswerModel(PublicLookup lookup, TimeProvider clock) : PageModel
{
    public PublicAnswer? Answer { get; private set; }

    /// <summary>When it was looked up, in China time.</summary>
    public DateTime AskedAt { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken ct)
    {
        var found = HttpContext.Features.Get<AnswerCache.Found>() ?? new(await lookup.ByCodeAsync(code, ct), clock.Now);
        (Answer, AskedAt) = (found.Answer, found.At.InChina);
        Response.Headers.CacheControl = "no-store";
        if (Answer is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
