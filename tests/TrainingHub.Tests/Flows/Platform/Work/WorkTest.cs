using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>A host that knows the steps of these stories.</summary>
public abstract class WorkTest : HubTest
{
    private protected Bench Bench { get; } = new();

    private protected DueWork DueWork => Make<DueWork>();

    protected override void Prepare(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(Bench).AddStep<PromiseRow>().AddStep<MakeRow>().AddStep<SaveTwice>();

    private protected async Task<Guid[]> PromisedAsync<TStep>(int count) where TStep : IWorkStep
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        await ElsewhereAsync(async s =>
        {
            foreach (var id in ids)
                s.GetRequiredService<Worklist>().Add<TStep>(id);
            await s.GetRequiredService<HubDb>().SaveChangesAsync(Stop);
        });
        return ids;
    }

    private protected Task<WorkItem> ItemAsync(Guid subject) =>
        ElsewhereAsync(s => s.GetRequiredService<HubDb>().Set<WorkItem>().SingleAsync(w => w.Subject == subject, Stop));

    /// <summary>For which subjects the effect is there, as often as it is there.</summary>
    private protected Task<List<Guid>> EffectsAsync(string what = "row") => ElsewhereAsync(async s =>
        (await s.GetRequiredService<HubDb>().Set<Job>().Where(j => j.What == what).Select(j => j.BackTo!).ToListAsync(Stop)).ConvertAll(Guid.Parse));

    /// <summary>As if the worker had been frozen for longer than its lease.</summary>
    private protected Task LeasesRunOutAsync() => ElsewhereAsync(s =>
        s.GetRequiredService<HubDb>().Set<WorkItem>().ExecuteUpdateAsync(u => u.SetProperty(w => w.LeaseUntil, -1L), Stop));
}
