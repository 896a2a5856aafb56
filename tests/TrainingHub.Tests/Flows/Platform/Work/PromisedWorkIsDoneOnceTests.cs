using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

public sealed class PromisedWorkIsDoneOnceTests : WorkTest
{
    [Fact]
    public async Task It_does_everything_and_what_that_promises_in_turn()
    {
        var ids = await PromisedAsync<PromiseRow>(80);

        var done = await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal(new WorkDone(160, 0), done);
        Assert.Equal(ids.Order(), (await EffectsAsync()).Order());
        Assert.Equal(default, await DueWork.UntilEmptyAsync(Stop));
    }

    [Fact]
    public async Task Work_promised_by_a_save_that_fails_is_not_there()
    {
        var id = Guid.CreateVersion7();
        Make<Worklist>().Add<MakeRow>(id);
        Make<Worklist>().Add<MakeRow>(id);

        await Assert.ThrowsAsync<DbUpdateException>(() => Db.SaveChangesAsync(Stop));

        Assert.Equal(default, await DueWork.UntilEmptyAsync(Stop));
    }

    [Fact]
    public async Task The_same_step_may_be_promised_again_under_another_key()
    {
        var id = Guid.CreateVersion7();
        Make<Worklist>().Add<MakeRow>(id);
        Make<Worklist>().Add<MakeRow>(id, key: "2025-03");
        await Db.SaveChangesAsync(Stop);

        await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal([id, id], await EffectsAsync());
    }

    [Fact]
    public async Task A_frozen_worker_that_wakes_up_cannot_commit()
    {
        var id = (await PromisedAsync<MakeRow>(1)).Single();
        var woken = false;
        Bench.Meanwhile = async () =>
        {
            if (woken)
                return;
            woken = true;
            await LeasesRunOutAsync();
            // Somebody else finds the lease run out and does the work, while the first worker stands here.
            Assert.Equal(new WorkDone(1, 0), await DueWork.UntilEmptyAsync(Stop));
        };

        await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal([id, id], Bench.Begun);
        Assert.Equal([id], await EffectsAsync());
        Assert.Equal((WorkState.Done, 2), await Of(id));

        async Task<(WorkState, int)> Of(Guid subject) => (await ItemAsync(subject)) is var item ? (item.State, item.Epoch) : default;
    }

    [Fact]
    public async Task What_a_killed_process_held_is_done_by_the_next()
    {
        var ids = await PromisedAsync<MakeRow>(3);
        // Taken by a process that never comes back.
        await ElsewhereAsync(async s =>
            Assert.Equal(3, (await new Leases(Clock).TakeAsync(s.GetRequiredService<HubDb>(), MakeRow.Kind, 32, Stop)).Count));
        await LeasesRunOutAsync();

        await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal(ids.Order(), (await EffectsAsync()).Order());
    }

    [Fact]
    public async Task A_living_lease_of_this_process_is_left_alone()
    {
        await PromisedAsync<MakeRow>(3);
        await ElsewhereAsync(s => Make<Leases>().TakeAsync(s.GetRequiredService<HubDb>(), MakeRow.Kind, 32, Stop));

        Assert.Equal(default, await DueWork.UntilEmptyAsync(Stop));

        Assert.Empty(await EffectsAsync());
    }

    [Fact]
    public async Task Many_drains_at_once_do_everything_once()
    {
        var ids = await PromisedAsync<MakeRow>(200);

        var sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DueWork.UntilEmptyAsync(Stop)));

        Assert.Equal(200, sums.Sum(s => s.Done));
        Assert.Equal(ids.Order(), (await EffectsAsync()).Order());
    }

    [Fact]
    public async Task A_worker_that_found_nothing_helps_with_what_another_promises_later()
    {
        await PromisedAsync<MakeRow>(1);
        var (inside, two) = (0, new TaskCompletionSource());
        Bench.Meanwhile = async () =>
        {
            if (Bench.Begun.Count == 1)
            {
                await Task.Delay(300, Stop); // time enough for the others to look, find nothing and rest
                await PromisedAsync<MakeRow>(64);
                return;
            }
            if (Interlocked.Increment(ref inside) == 2)
                two.TrySetResult();
            await two.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop); // two at once, or never
        };

        Assert.Equal(new WorkDone(65, 0), await DueWork.UntilEmptyAsync(Stop));
    }

    [Fact]
    public async Task A_kind_with_much_to_do_makes_room_after_a_turn()
    {
        await PromisedAsync<SaveTwice>(40);
        var step = Make<Steps>().Find(SaveTwice.Kind)!;

        Assert.True(await DueWork.TakeTurnAsync(step, Stop));
        Assert.InRange(Bench.Begun.Count, 1, 39);
        Assert.False(await DueWork.TakeTurnAsync(step, Stop));
        Assert.Equal(40, Bench.Begun.Count);
    }

    [Fact]
    public async Task Who_asks_for_a_turn_while_one_is_taken_gets_another_after_it()
    {
        await PromisedAsync<MakeRow>(1);
        var step = Make<Steps>().Find(MakeRow.Kind)!;
        Bench.Meanwhile = async () => Assert.False(await DueWork.TakeTurnAsync(step, Stop));

        Assert.True(await DueWork.TakeTurnAsync(step, Stop));
        Assert.False(await DueWork.TakeTurnAsync(step, Stop));
    }

    [Fact]
    public async Task One_piece_of_a_kind_does_not_wait_for_all_of_another()
    {
        await PromisedAsync<MakeRow>(500);
        var claim = (await PromisedAsync<SaveTwice>(1)).Single();
        var begun = new TaskCompletionSource();
        Bench.Meanwhile = () =>
        {
            lock (Bench.Begun)
                if (Bench.Begun.Contains(claim))
                    begun.TrySetResult();
            return begun.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop); // no row is made before the claim has begun
        };

        Assert.Equal(new WorkDone(501, 0), await DueWork.UntilEmptyAsync(Stop));
    }

    [Fact]
    public async Task A_step_that_saves_on_its_way_leaves_nothing_when_it_fails()
    {
        var ids = await PromisedAsync<SaveTwice>(2);
        Bench.Flaky.Add(ids[0]);

        await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal([ids[1]], await EffectsAsync("first"));
        Assert.Equal([ids[1]], await EffectsAsync("second"));
    }

    [Fact]
    public async Task A_process_asked_to_end_leaves_the_rest_untouched()
    {
        var ids = await PromisedAsync<MakeRow>(40);
        using var ending = new CancellationTokenSource();
        Bench.Meanwhile = () => Bench.Begun.Count >= 5 ? ending.CancelAsync() : Task.CompletedTask;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DueWork.UntilEmptyAsync(ending.Token));
        Bench.Meanwhile = () => Task.CompletedTask;
        await DueWork.UntilEmptyAsync(Stop);

        Assert.Equal(ids.Order(), (await EffectsAsync()).Order());
    }

    [Fact]
    public async Task What_the_database_broke_off_at_the_end_is_no_failed_try()
    {
        var ids = await PromisedAsync<MakeRow>(5);
        using var ending = new CancellationTokenSource();
        Bench.Meanwhile = async () =>
        {
            await ending.CancelAsync();
            throw new InvalidOperationException("a query went wrong", new SqliteException("interrupted", 9));
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DueWork.UntilEmptyAsync(ending.Token));
        Assert.Equal(0, await Db.Set<WorkItem>().CountAsync(w => w.Attempts > 0 || w.State == WorkState.Running, Stop));

        Bench.Meanwhile = () => Task.CompletedTask;
        await DueWork.UntilEmptyAsync(Stop);
        Assert.Equal(ids.Order(), (await EffectsAsync()).Order());
    }
}
