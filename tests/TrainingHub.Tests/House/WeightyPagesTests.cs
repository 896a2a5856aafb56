using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TrainingHub.Ground;
using TrainingHub.Web;

namespace TrainingHub.Tests.House;

/// <summary>A page with an act that is hard to undo asks again who is there: it says so with <see cref="AsksAgainAttribute"/>.</summary>
public sealed class WeightyPagesTests
{
    /// <summary>Who may do this may revoke, decide about money, let people in, say that the clock is right, or change what opens the own account.</summary>
    private static readonly Permission[] Weighty = [Permission.IssueCertificates, Permission.ReviewClaims, Permission.ManageAccounts, Permission.RunJobs, Permission.HoldPasskeys];

    /// <summary>Acts of such permissions that may be done without asking, and why.</summary>
    private static readonly Dictionary<string, string> Light = new(StringComparer.Ordinal)
    {
        ["IssueCertificates"] = "asks for what the rules made due; what it gives can be revoked, which asks",
        ["RetryWork"] = "tries again what was promised, no more",
        ["SendTrialMail"] = "writes nothing",
    };

    private static readonly Type[] Pages = [.. typeof(Setup).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)))];

    private static IEnumerable<Type> ActsOf(Type page) => page.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        .SelectMany(c => c.GetParameters())
        .Concat(page.GetMethods().Where(m => m.DeclaringType == page).SelectMany(m => m.GetParameters()))
        .Select(p => p.ParameterType).Where(t => Setup.IsAct(t) && t.GetCustomAttribute<NeedsAttribute>() is not null).Distinct();

    // Full identity numbers are given out with several permissions, none of which is weighty by itself.
    private static bool IsWeighty(Type act) => act == typeof(DiscloseNumbers) || NeedsAttribute.Of(act).Intersect(Weighty).Any() && !Light.ContainsKey(act.Name);

    [Fact]
    public void Every_weighty_page_asks_again()
    {
        var silent = Pages.Where(p => ActsOf(p).Any(IsWeighty) && p.GetCustomAttribute<AsksAgainAttribute>() is null).Select(p => p.FullName);
        Assert.Equal([], silent);
    }

    [Fact]
    public void No_page_asks_without_a_reason() =>
        Assert.Equal([], Pages.Where(p => p.GetCustomAttribute<AsksAgainAttribute>() is not null && !ActsOf(p).Any(IsWeighty)).Select(p => p.FullName));

    [Fact]
    public void Every_exception_is_still_needed() =>
        Assert.Equal([], Light.Keys.Except(Pages.SelectMany(ActsOf).Where(a => NeedsAttribute.Of(a).Intersect(Weighty).Any()).Select(a => a.Name)));
}
