using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Certificates;

namespace TrainingHub.Pages.Verify;

/// <summary>The address on the QR code: opens the answer at once, with every printed field and the state of this very moment.</summary>
internal sealed class AnswerModel(Check check, TimeProvider clock) : PageModel
{
    public CheckAnswer? Answer { get; private set; }

    /// <summary>When it was looked up, in China time.</summary>
    public DateTime AskedAt { get; private set; }

    public async Task OnGetAsync(string code)
    {
        Answer = await check.ByCodeAsync(code);
        AskedAt = clock.Now.InChina;
        Response.Headers.CacheControl = "no-store";
        if (Answer is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
