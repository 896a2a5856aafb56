using System.Net;
using Microsoft.EntityFrameworkCore;
using TrainingHub.Ground;
using TrainingHub.Platform.Letters;

namespace TrainingHub.Tests.Pages;

/// <summary>Many guess at once: who is honest gets in, and guessing comes to an end.</summary>
public sealed class SignInUnderAttackTests : PageTest
{
    private const string Name = "LI.NA";
    private const string Home = "198.51.100.7";

    private SignInPace Pace => Make<SignInPace>();

    private int SecondsAsked(string address)
    {
        try
        {
            Pace.MayTry(Name, address);
            return 0;
        }
        catch (RuleBroken broken)
        {
            return Convert.ToInt32(broken.Sentence.Args[0], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private void Attack(int addresses, int tries)
    {
        for (var i = 0; i < tries; i++)
            for (var a = 0; a < addresses; a++)
                Pace.Wrong(Name, $"203.0.113.{a}");
    }

    [Fact]
    public void What_others_try_never_delays_whoever_signed_in_from_there_before()
    {
        Pace.Right(Name, Home);
        Attack(30, 20);
        Assert.Equal(0, SecondsAsked(Home));
        Pace.Wrong(Name, Home);
        Assert.Equal(0, SecondsAsked(Home));
    }

    [Fact]
    public void The_first_try_from_an_address_is_never_delayed_the_second_is()
    {
        Attack(30, 20);
        Assert.Equal(0, SecondsAsked(Home));
        Pace.Wrong(Name, Home);
        Assert.Equal(60, SecondsAsked(Home));
        Assert.Equal(60, SecondsAsked("203.0.113.4"));
    }

    [Fact]
    public async Task A_flood_from_sixty_addresses_lets_the_honest_through_in_their_turn()
    {
        Pace.Right(Name, Home);
        var desk = Make<PasswordDesk>();
        var held = new List<IDisposable>();
        for (var i = 0; i < Math.Max(1, Environment.ProcessorCount / 2); i++)
            held.Add(await desk.TurnAsync("203.0.113.250", Stop));
        var flood = new List<Task<IDisposable>>();
        for (var i = 0; i < 12; i++)
            for (var a = 0; a < 60; a++)
                flood.Add(desk.TurnAsync($"203.0.113.{a}", Stop));
        var known = desk.TurnAsync(Home, Stop);
        var refused = flood.Where(f => f.IsFaulted).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, f => Assert.IsType<RuleBroken>(f.Exception!.InnerException));

        var turns = 0;
        for (; !known.IsCompleted; turns++)
        {
            held[^1].Dispose();
            var next = await Task.WhenAny(flood.Where(f => !f.IsFaulted && !held.Any(h => f.IsCompletedSuccessfully && f.Result == h)).Append(known));
            held.Add(await next);
        }
        Assert.InRange(turns, 1, 2);
        foreach (var turn in held)
            turn.Dispose();
    }

    [Fact]
    public void An_unknown_address_waits_for_one_turn_of_each_other_address_at_most()
    {
        var line = new FairLine(8, 1000);
        for (var i = 0; i < 8; i++)
            for (var a = 0; a < 60; a++)
                Assert.NotNull(line.Join($"203.0.113.{a}"));
        Assert.Null(line.Join("203.0.113.0"));
        var honest = line.Join(Home)!;
        var turns = 1;
        while (line.Next() is { } next && next != honest)
            turns++;
        Assert.InRange(turns, 1, 61);
    }

    [Fact]
    public async Task Guessing_codes_ends_after_ten_and_the_owner_is_told_and_sets_another_password()
    {
        var (user, _) = await AccountAsync(Role.CityOfficer, userName: "li.na");
        user.Email = "li.na@example.cn";
        await Db.SaveChangesAsync(Stop);
        var owner = await HalfInAsync(user);
        var key = (await owner.OpenAsync("/second-factor")).QuerySelector(".totp b")!.TextContent;
        (await owner.SubmitAsync("/second-factor", [("Input.Code", Authenticator.Code(key))])).Dispose();

        var thief = await HalfInAsync(user);
        for (var i = 0; i < WrongCodes.Most; i++)
        {
            Clock.Pass(TimeSpan.FromMinutes(2));
            using var wrong = await thief.SubmitAsync("/second-factor", [("Input.Code", "00000x")]);
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }
        Clock.Pass(TimeSpan.FromMinutes(2));
        using var right = await thief.SubmitAsync("/second-factor", [("Input.Code", Authenticator.Code(key, stepsLater: 1))]);
        Assert.Equal(HttpStatusCode.BadRequest, right.StatusCode);
        Assert.Contains("不再接受验证码", (await Visitor.ReadAsync(right)).Body!.TextContent, StringComparison.Ordinal);

        Db.ChangeTracker.Clear();
        var letter = await Db.Set<Letter>().SingleAsync(l => l.Kind == "CodesGuessed", Stop);
        Assert.Equal("li.na@example.cn", letter.ToAddress);
        using var set = await Stranger().SubmitAsync(await Make<OneTimeLinks>().PathAsync(letter.Subject, Stop), [("Input.Password", "七只 蓝色 茶壶 在飞 北方"), ("Input.Again", "七只 蓝色 茶壶 在飞 北方")]);
        Assert.Equal("/sign-in", set.Headers.Location!.ToString());
        using var opened = await (await HalfInAsync(user)).SubmitAsync("/second-factor", [("Input.Code", Authenticator.Code(key, stepsLater: 2))]);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
    }
}
