using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

public sealed class WorkThatGoesWrongTests : WorkTest
{
    [Fact]
    public async Task One_bad_item_of_a_group_fails_alone()
    {
        var ids = await PromisedAsync<MakeRow>(32);
        Bench.Bad.Add(ids[13]);

        var done = await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal(new WorkDone(31, 1), done);
        Assert.Equal(ids.Except([ids[13]]).Order(), (await EffectsAsync()).Order());
    }

    [Fact]
    public async Task A_broken_rule_parks_the_item_at_once_with_its_words()
    {
        var id = (await PromisedAsync<MakeRow>(1)).Single();
        Bench.Bad.Add(id);

        await DueWork.UntilEmptyAsync(Stop);

        var item = await ItemAsync(id);
        Assert.Equal((WorkState.Parked, 1, "第 7 件缺少证件照片"), (item.State, item.Attempts, item.Trouble));
    }

    [Fact]
    public async Task Anything_else_is_tried_again_after_growing_pauses()
    {
        var id = (await PromisedAsync<MakeRow>(1)).Single();
        Bench.Flaky.Add(id);

        await DueWork.UntilEmptyAsync(Stop);
        var pause = (await ItemAsync(id)).NotBefore!.Value - Clock.Now;
        Assert.InRange(pause, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(18));

        await DueWork.UntilEmptyAsync(Stop);
        Assert.Equal(1, (await ItemAsync(id)).Attempts);

        Clock.Pass(TimeSpan.FromSeconds(18));
        await DueWork.UntilEmptyAsync(Stop);
        pause = (await ItemAsync(id)).NotBefore!.Value - Clock.Now;
        Assert.InRange(pause, TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(36));

        Bench.Flaky.Clear();
        Clock.Pass(TimeSpan.FromSeconds(36));
        await DueWork.UntilEmptyAsync(Stop);
        var item = await ItemAsync(id);
        Assert.Equal((WorkState.Done, 2, null), (item.State, item.Attempts, item.Trouble));
    }

    [Fact]
    public async Task Twenty_tries_outlast_a_day_without_mail_and_then_wait_for_a_person()
    {
        var id = (await PromisedAsync<MakeRow>(1)).Single();
        Bench.Flaky.Add(id);
        var begin = Clock.Now;

        for (var i = 0; i < 20; i++)
        {
            await DueWork.UntilEmptyAsync(Stop);
            if ((await ItemAsync(id)).NotBefore is { } next)
                Clock.Pass(next - Clock.Now + TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(WorkState.Parked, (await ItemAsync(id)).State);
        Assert.True(Clock.Now - begin > TimeSpan.FromHours(26));
    }

    [Fact]
    public async Task A_parked_item_runs_again_when_an_operator_asks()
    {
        var id = (await PromisedAsync<MakeRow>(1)).Single();
        Bench.Bad.Add(id);
        await DueWork.UntilEmptyAsync(Stop);
        Bench.Bad.Clear();

        var item = await Db.Set<WorkItem>().SingleAsync(w => w.Subject == id, Stop);
        item.TryAgain();
        await Db.SaveChangesAsync(Stop);
        await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal([id], await EffectsAsync());
        Assert.Throws<RuleBroken>((await ItemAsync(id)).TryAgain);
    }

    [Fact]
    public async Task A_frozen_worker_cannot_spoil_the_record_of_the_one_that_followed()
    {
        var id = (await PromisedAsync<MakeRow>(1)).Single();
        var stale = await ElsewhereAsync(s => Make<Leases>().TakeAsync(s.GetRequiredService<HubDb>(), MakeRow.Kind, 1, Stop));
        await LeasesRunOutAsync();
        await DueWork.UntilEmptyAsync(Stop);

        await ElsewhereAsync(s => Make<Leases>().FailAsync(s.GetRequiredService<HubDb>(), stale.Single(), Trouble.Of(new NotHere())));

        Assert.Equal((WorkState.Done, null), ((await ItemAsync(id)).State, (await ItemAsync(id)).LastError));
    }
}
