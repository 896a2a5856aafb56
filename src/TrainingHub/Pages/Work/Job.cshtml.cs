using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Platform.Work;
using TrainingHub.Web;
using static TrainingHub.Kernel.Words;

namespace TrainingHub.Pages.Work;

/// <summary>One long job, as it goes on: its owner and operators see it.</summary>
internal sealed class JobModel(HubDb db, Actor actor, Steps steps, RetryWork retry, TimeProvider clock) : PageModel, IShowAgain
{
    private const int MostTroubles = 50;

    internal sealed record TroubleRow(Guid Id, string Name, string Why, bool Stopped);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Job Job { get; private set; } = null!;

    public JobProgress Progress { get; private set; } = null!;

    public List<TroubleRow> Troubles { get; private set; } = [];

    /// <summary>Where its owner came from; an operator who looks on may not open it.</summary>
    public string? BackTo => Job.OwnerId == actor.UserId && Url.IsLocalUrl(Job.BackTo) ? Job.BackTo : null;

    public int? SecondsLeft => Progress.SecondsLeft(clock.Now);

    public Task OnGetAsync(CancellationToken ct) => ShowAgainAsync(ct);

    /// <summary>The part that changes; the page asks for it until the job is finished.</summary>
    public async Task<IActionResult> OnGetProgressAsync(CancellationToken ct)
    {
        await ShowAgainAsync(ct);
        return Partial("_Progress", this);
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid item, CancellationToken ct)
    {
        await retry.RunAsync(item, Id, actor, ct);
        this.Say(T("已重新安排，马上再试一次"));
        return RedirectToPage(new { Id });
    }

    public async Task ShowAgainAsync(CancellationToken ct)
    {
        var (id, owner, all) = (Id, actor.UserId, actor.Can(Permission.RunJobs));
        Job = await db.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && (all || (j.OwnerId == owner && owner != null)), ct) ?? throw new NotHere();
        Progress = await JobProgress.OfAsync(db, Job, ct);
        Troubles = await TroublesAsync(ct);
    }

    private async Task<List<TroubleRow>> TroublesAsync(CancellationToken ct)
    {
        var id = Id;
        var items = await db.Set<WorkItem>().AsNoTracking()
            .Where(w => w.JobId == id && w.LastError != null && w.State != WorkState.Done)
            .OrderByDescending(w => w.State == WorkState.Parked).ThenBy(w => w.Id).Take(MostTroubles).ToListAsync(ct);
        var names = new Dictionary<Guid, string>();
        foreach (var kind in items.GroupBy(i => i.Kind))
            if (steps.Find(kind.Key) is { } step)
                foreach (var (subject, name) in await step.NamesAsync(db, [.. kind.Select(i => i.Subject)], ct))
                    names[subject] = name;
        return items.ConvertAll(i => new TroubleRow(
            i.Id, names.GetValueOrDefault(i.Subject) ?? steps.TitleOf(i.Kind), i.Trouble!, i.State == WorkState.Parked));
    }
}
