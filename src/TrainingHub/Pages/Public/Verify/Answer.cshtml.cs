using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using TrainingHub.Certification;
using TrainingHub.Web;

namespace TrainingHub.Pages.Public.Verify;

/// <summary>The address on the QR code: opens the answer at once, with every printed field and the state of this very moment.</summary>
[OutputCache(PolicyName = AnswerCache.Name)]
internal sealed class AnswerModel(PublicLookup lookup, TimeProvider clock) : PageModel
{
    public PublicAnswer? Answer { get; private set; }

    /// <summary>When it was looked up, in China time.</summary>
    public DateTime AskedAt { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken ct)
    {
        Answer = HttpContext.Features.Get<AnswerCache.Found>() is { } found ? found.Answer : await lookup.ByCodeAsync(code, ct);
        AskedAt = clock.Now.InChina;
        Response.Headers.CacheControl = "no-store";
        if (Answer is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
