using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Oversight;
using TrainingHub.Platform.Data;
using TrainingHub.Platform.History;
using TrainingHub.Platform.Work;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Admin.Jobs;

/// <summary>All promised work in plain words; what is stuck comes first. Names no person: operators see machinery, not people.</summary>
internal sealed class IndexModel(HubDb db, Actor actor, Steps steps, RetryWork retry, TimeProvider clock) : PageModel, IShowAgain
{
    private sealed record Count(string Kind, WorkState State, int Pieces);

    internal sealed record KindRow(string Title, int Waiting, int Running, int Parked, int Done);

    internal sealed record Row(Guid Id, string Title, Guid Subject, WorkState State, int Attempts, DateTime? NotBefore, DateTime CreatedAt, string? Trouble, Guid? JobId);

    /// <summary>What is shown: stuck pieces unless a state is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public WorkState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>Why issuing and paying pause, if they do.</summary>
    public ClockTrouble? Clock { get; private set; }

    /// <summary>What the last <c>verify</c> by itself found; null before the first.</summary>
    public DataCheck? Checked { get; private set; }

    public List<KindRow> Kinds { get; private set; } = [];

    public PageOf<Row> Items { get; private set; } = PageOf<Row>.Empty;

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    public async Task<IActionResult> OnPostRetryAsync(Guid item, CancellationToken ct)
    {
        await retry.RunAsync(item, null, actor, ct);
        this.Say(T("已重新安排，马上再试一次"));
        return RedirectToPage(new { State });
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        Checked = await DataCheck.LastAsync(db, ct);
        Clock = await ClockCheck.TroubleAsync(db, clock.Now, ct);
        var counts = await db.Set<WorkItem>().GroupBy(w => new { w.Kind, w.State })
            .Select(g => new Count(g.Key.Kind, g.Key.State, g.Count())).ToListAsync(ct);
        Kinds = [.. counts.GroupBy(c => c.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new KindRow(steps.TitleOf(g.Key),
            Of(g, WorkState.Waiting), Of(g, WorkState.Running), Of(g, WorkState.Parked), Of(g, WorkState.Done)))];
        Items = await ItemsAsync(ct);

        static int Of(IEnumerable<Count> kind, WorkState state) => kind.Where(c => c.State == state).Sum(c => c.Pieces);
    }

    private async Task<PageOf<Row>> ItemsAsync(CancellationToken ct)
    {
        var state = State;
        var items = db.Set<WorkItem>().AsNoTracking()
            .Where(w => state == null ? w.LastError != null && w.State != WorkState.Done : w.State == state);
        var page = await items.OrderByDescending(w => w.State == WorkState.Parked).ThenByDescending(w => w.Id).PageAsync(Number, Paging.Usual, ct);
        return page.Select(w => new Row(w.Id, steps.TitleOf(w.Kind), w.Subject, w.State, w.Attempts, w.NotBefore, w.CreatedAt, w.Trouble, w.JobId));
    }
}
