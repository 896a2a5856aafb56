using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>What every engine keeps to, whichever package stands behind it. The build and the suite decide which one this is.</summary>
public sealed class EngineContract : WorkTest
{
    private readonly TaskCompletionSource<string> rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Engine Engine => Make<Engine>();

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton(new Duty("test.night", "30 2 * * *", (_, _) => Task.CompletedTask));
        builder.Services.AddSingleton(new Duty("test.bell", null, (_, _) => { rung.TrySetResult("rung"); return Task.CompletedTask; }));
        builder.Services.AddSingleton(new Duty("test.broken", null, (_, _) => throw new InvalidOperationException("broken")));
    }

    public override async ValueTask DisposeAsync()
    {
        await Engine.StopAsync(CancellationToken.None);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task What_was_due_before_the_start_is_done_without_a_nudge()
    {
        var done = NextEffect();
        await PromisedAsync<MakeRow>(1);

        await Engine.StartAsync(Stop);

        await done.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task A_save_that_promises_work_wakes_the_engine()
    {
        await Engine.StartAsync(Stop);
        await Engine.WakeAsync("test.bell");
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        var done = NextEffect();

        await PromisedAsync<MakeRow>(1);

        await done.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task Work_promised_inside_a_transaction_wakes_it_after_the_commit()
    {
        await Engine.StartAsync(Stop);
        var done = NextEffect();

        await ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            s.GetRequiredService<Worklist>().Add<MakeRow>(Guid.CreateVersion7());
            await db.SaveChangesAsync(Stop);
            await transaction.CommitAsync(Stop);
        });

        await done.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task A_duty_comes_at_its_time_in_China()
    {
        await Engine.StartAsync(Stop);

        var next = Engine.NextOf("test.night");

        Assert.Equal(new TimeSpan(2, 30, 0), next!.Value.InChina.TimeOfDay);
        Assert.Null(Engine.NextOf("test.bell"));
    }

    [Fact]
    public async Task A_duty_that_breaks_does_not_break_the_engine()
    {
        await Engine.StartAsync(Stop);

        await Engine.WakeAsync("test.broken");
        await Engine.WakeAsync("test.bell");

        Assert.Equal("rung", await rung.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop));
    }

    private Task NextEffect()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bench.Meanwhile = () => { done.TrySetResult(); return Task.CompletedTask; };
        return done.Task;
    }
}
