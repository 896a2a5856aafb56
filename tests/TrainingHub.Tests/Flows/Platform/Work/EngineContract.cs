using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Platform.Work;

namespace TrainingHub.Tests.Flows;

/// <summary>What the engine keeps to: in memory beside the embedded database, in its own tables on PostgreSQL.</summary>
public sealed class EngineContract : WorkTest
{
    private readonly TaskCompletionSource<string> rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Engine Engine => Make<Engine>();

    protected override void Prepare(WebApplicationBuilder builder)
    {
        base.Prepare(builder);
        builder.Services.AddSingleton(new Duty("test.night", "夜里的事", "30 2 * * *", (_, _) => Task.CompletedTask));
        builder.Services.AddSingleton(new Duty("test.bell", "打铃", null, (_, _) =>
        {
            rung.TrySetResult("rung");
            return Task.CompletedTask;
        }));
        builder.Services.AddSingleton(new Duty("test.broken", "坏掉的事", null, (_, _) => throw new InvalidOperationException("broken")));
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

    [Fact]
    public async Task A_nudge_that_fails_does_not_end_the_listening()
    {
        await Engine.StartAsync(Stop);
        using var unlucky = new RefusesOnce(Make<JobStorage>(), MakeRow.Kind);
        await PromisedAsync<MakeRow>(1);
        await unlucky.Refused.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        var done = NextEffect();

        await PromisedAsync<MakeRow>(1);

        await done.WaitAsync(TimeSpan.FromSeconds(60), Stop);
    }

    [Fact]
    public async Task Stopped_twice_at_once_and_again_it_stops_once()
    {
        await Engine.StartAsync(Stop);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Engine.StopAsync(Stop), Stop)));
        await Engine.StopAsync(Stop);
    }

    [Fact]
    public async Task Who_waits_for_promised_work_returns_when_the_last_of_it_is_done()
    {
        var ids = await PromisedAsync<PromiseRow>(40);

        await Engine.WhileRunningAsync(() => Make<WorkLeft>().UntilNoneAsync(Stop), Stop);

        Assert.Equal(ids.Order(), (await EffectsAsync()).Order());
        Assert.Equal(new WorkDone(80, 0), DueWork.Did);
        Assert.Null(Engine.NextOf("test.night"));
    }

    [Fact]
    public async Task Calls_are_shown_by_what_a_clerk_says()
    {
        await Engine.StartAsync(Stop);
        var (steps, duties) = (Make<Steps>(), Make<Duties>());

        Assert.Equal("编号发证", EnginePage.TitleOf(Calls.Work("certificate.issue"), steps, duties));
        Assert.Equal("汇总补贴申领", EnginePage.TitleOf(Calls.Work("claims.assemble"), steps, duties));
        Assert.Equal("公示期满后发证", EnginePage.TitleOf(Calls.Duty("certificates.issue-where-due"), steps, duties));
        Assert.Equal("work.of-a-former-version", EnginePage.TitleOf(Calls.Work("work.of-a-former-version"), steps, duties));
        Assert.All(Timetable.All, duty => Assert.True(Words.InEnglish.ContainsKey(duty.Title), duty.Title));
    }

    private Task NextEffect()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Bench.Meanwhile = () =>
        {
            done.TrySetResult();
            return Task.CompletedTask;
        };
        return done.Task;
    }
}
