using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Ground;
using TrainingHub.Platform.History;

namespace TrainingHub.Tests.Flows;

/// <summary>
/// The clock leaps, people go on working, and the leap stays in sight until an operator's word. Every "somebody works" leaves a
/// row in the history, as a sign-in does.
/// </summary>
public sealed class TheClockLeapsTests : HubTest
{
    [Fact]
    public async Task A_clock_that_runs_as_clocks_do_is_not_in_doubt()
    {
        Assert.Null(await TroubleAsync());
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromDays(30));
        Assert.Null(await TroubleAsync());
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromMinutes(-5));
        Assert.Null(await TroubleAsync());
        await SomebodyWorksAsync();

        Assert.Null(await TroubleAsync());
        Assert.Empty(await Db.Set<ClockJump>().ToListAsync(Stop));
    }

    [Fact]
    public async Task A_leap_is_seen_before_anything_is_recorded_and_is_not_hidden_by_a_sign_in()
    {
        await SomebodyWorksAsync();
        var before = Clock.Now;
        Clock.Pass(TimeSpan.FromDays(31));
        Assert.Equal(new(before, Clock.Now), await TroubleAsync());

        var after = Clock.Now;
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromHours(1));
        await SomebodyWorksAsync();

        Assert.Equal(new(before, after), await TroubleAsync());
        Assert.Equal("clock.leap", await RefusedAsync());
    }

    [Fact]
    public async Task A_clock_set_back_is_not_hidden_by_a_sign_in_nor_by_time()
    {
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromMinutes(-6));
        Assert.Equal("clock.back", await RefusedAsync());
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromMinutes(10));
        await SomebodyWorksAsync();

        Assert.True((await TroubleAsync())!.IsBack);
        Assert.Equal("clock.back", await RefusedAsync());
    }

    [Fact]
    public async Task A_clock_set_back_and_put_right_before_anybody_worked_is_forgotten()
    {
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromHours(-2));
        Assert.NotNull(await TroubleAsync());
        Clock.Pass(TimeSpan.FromHours(2));

        Assert.Null(await TroubleAsync());
    }

    [Fact]
    public async Task The_operators_word_ends_it_and_the_next_leap_needs_another()
    {
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromDays(100));
        await SomebodyWorksAsync();
        await AcceptAsync();
        await SomebodyWorksAsync();
        Assert.Null(await TroubleAsync());

        Clock.Pass(TimeSpan.FromDays(40));
        await SomebodyWorksAsync();
        Assert.Equal("clock.leap", await RefusedAsync());
        await AcceptAsync();
        Clock.Pass(TimeSpan.FromHours(-1));
        await SomebodyWorksAsync();
        Assert.Equal("clock.back", await RefusedAsync());
        await AcceptAsync();

        Assert.Null(await TroubleAsync());
        Assert.Equal(3, await Db.Set<ClockWord>().CountAsync(Stop));
        Assert.Equal(3, await Db.Set<ClockJump>().CountAsync(j => j.WordId != null, Stop));
    }

    [Fact]
    public async Task A_word_given_before_anything_else_is_recorded_covers_the_leap_it_stands_after()
    {
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromDays(400));

        await AcceptAsync();

        Assert.Null(await TroubleAsync());
        Assert.NotNull((await Db.Set<ClockJump>().SingleAsync(Stop)).WordId);
        Clock.Pass(TimeSpan.FromDays(31));
        Assert.NotNull(await TroubleAsync());
    }

    [Fact]
    public async Task A_leap_ahead_that_is_put_right_leaves_both_leaps_for_one_word()
    {
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromDays(365));
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromDays(-365));
        await SomebodyWorksAsync();
        Assert.Equal(2, await Db.Set<ClockJump>().CountAsync(Stop));

        await AcceptAsync();

        Assert.Null(await TroubleAsync());
    }

    [Fact]
    public async Task A_save_that_is_given_up_leaves_the_leap_to_the_next()
    {
        await SomebodyWorksAsync();
        Clock.Pass(TimeSpan.FromDays(31));
        await ElsewhereAsync(async s =>
        {
            var db = s.GetRequiredService<HubDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Stop);
            db.Add(HubUser.New("wang", "王芳", null));
            await db.SaveChangesAsync(Stop);
            Assert.Single(await db.Set<ClockJump>().ToListAsync(Stop));
        });
        Assert.Empty(await Db.Set<ClockJump>().AsNoTracking().ToListAsync(Stop));

        await SomebodyWorksAsync();

        Assert.Equal("clock.leap", await RefusedAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_word_without_a_reason_is_refused(string reason) =>
        Assert.Equal("clock.reason", (await Assert.ThrowsAsync<RuleBroken>(() => Make<AcceptClock>().RunAsync(reason, Actor.System, Stop))).Code);

    [Fact]
    public async Task Only_operators_give_their_word()
    {
        foreach (var role in Enum.GetValues<Role>().Except([Role.Operator]))
            await Assert.ThrowsAsync<NotHere>(() => Make<AcceptClock>().RunAsync("时间无误", new(Guid.NewGuid(), "某人", role, "/"), Stop));
    }

    private Task<ClockTrouble?> TroubleAsync() => ClockCheck.TroubleAsync(Db, Clock.Now, Stop);

    private async Task<string> RefusedAsync() => (await Assert.ThrowsAsync<RuleBroken>(() => ClockCheck.MustHoldAsync(Db, Clock.Now, Stop))).Code;

    private Task AcceptAsync() => Make<AcceptClock>().RunAsync("已与国家授时中心核对", Actor.System, Stop);

    private async Task SomebodyWorksAsync()
    {
        Db.Add(SignInSession.Start(await UserAsync(), Clock.Now).Session);
        await Db.SaveChangesAsync(Stop);
    }

    private async Task<Guid> UserAsync()
    {
        if (await Db.Users.Select(u => (Guid?)u.Id).FirstOrDefaultAsync(Stop) is { } known)
            return known;
        var user = HubUser.New("liu", "刘芳", null);
        Db.Add(user);
        return user.Id;
    }
}
