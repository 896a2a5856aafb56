using System.Globalization;
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
    internal sealed record KindRow(string Title, int Waiting, int Running, int Parked, string Done);

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
        var open = (await db.Set<WorkItem>().Where(w => NotDone.Contains(w.State)).GroupBy(w => new { w.Kind, w.State })
            .Select(g => new { g.Key.Kind, g.Key.State, Pieces = g.Count() }).ToListAsync(ct)).ToDictionary(c => (c.Kind, c.State), c => c.Pieces);
        foreach (var kind in steps.All.Select(s => s.Kind).Union(open.Keys.Select(k => k.Kind)).Order(StringComparer.Ordinal))
        {
            // What is done grows for ever; beyond this nobody wants to know how many.
            var done = await db.Set<WorkItem>().Where(w => w.State == WorkState.Done && w.Kind == kind).Take(Paging.Most + 1).CountAsync(ct);
            var row = new KindRow(steps.TitleOf(kind), Of(WorkState.Waiting), Of(WorkState.Running), Of(WorkState.Parked), done > Paging.Most ? "10,000+" : done.ToString("N0", CultureInfo.InvariantCulture));
            if (done + row.Waiting + row.Running + row.Parked > 0)
                Kinds.Add(row);

            int Of(WorkState state) => open.GetValueOrDefault((kind, state));
        }
        Items = await ItemsAsync(ct);
    }

    private static readonly WorkState[] NotDone = [WorkState.Waiting, WorkState.Running, WorkState.Parked];

    private async Task<PageOf<Row>> ItemsAsync(CancellationToken ct)
    {
        var state = State;
        var items = db.Set<WorkItem>().AsNoTracking()
            .Where(w => state == null ? w.LastError != null && NotDone.Contains(w.State) : w.State == state);
        var ordered = state is null ? items.OrderByDescending(w => w.State == WorkState.Parked).ThenByDescending(w => w.Id) : items.OrderByDescending(w => w.Id);
        var page = await ordered.PageAsync(items, Number, Paging.Usual, ct);
        return page.Select(w => new Row(w.Id, steps.TitleOf(w.Kind), w.Subject, w.State, w.Attempts, w.NotBefore, w.CreatedAt, w.Trouble, w.JobId));
    }
}
