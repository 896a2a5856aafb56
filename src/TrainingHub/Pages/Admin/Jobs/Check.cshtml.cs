using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Oversight;
using TrainingHub.Platform.Work;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Jobs;

/// <summary>What the last check of the data found, in plain words; asks for another.</summary>
internal sealed class CheckModel(HubDb db, Engine engine) : PageModel
{
    /// <summary>Null before the first.</summary>
    public DataCheck? Last { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => Last = await DataCheck.LastAsync(db, ct);

    public async Task<IActionResult> OnPostAsync()
    {
        await engine.WakeAsync(CheckData.Now);
        this.Say(T("已开始核查，过几分钟刷新本页看结果"));
        return RedirectToPage();
    }
}
