using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using TrainingHub.Ground;

namespace TrainingHub.Tests.Pages;

/// <summary>A story over HTTP: the whole site in memory, visitors with their own cookies.</summary>
public abstract class PageTest : HubTest
{
    /// <summary>Area of accounts that say nothing else; Sanmenxia.</summary>
    protected const string City = "/411200/";

    protected override void Prepare(WebApplicationBuilder builder)
    {
        builder.WebHost.UseTestServer();
        // Promised work is done when the story says so, not by an engine beside it.
        builder.Configuration["Work:Engine"] = "false";
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Setup.Use(Site);
        await Site.StartAsync(Stop);
    }

    /// <summary>Somebody who never signed in.</summary>
    protected Visitor Stranger() => new(Site.GetTestClient());

    /// <summary>
    /// Somebody signed in in this role, with second factor where the role needs one: account, membership and session as rows,
    /// without the slow hash and the pages of signing in.
    /// </summary>
    internal async Task<Visitor> AsAsync(Role role, string region = City, Guid? school = null, Guid? assessor = null, Guid? home = null, Guid? trainee = null)
    {
        var (user, membership) = await AccountAsync(role, region, school, assessor, home, trainee);
        return await SignInAsync(user, membership);
    }

    /// <summary>An account with one role and no password.</summary>
    internal Task<(HubUser User, Membership Membership)> AccountAsync(
        Role role, string region = City, Guid? school = null, Guid? assessor = null, Guid? home = null, Guid? trainee = null, string? userName = null) =>
        Given.AccountAsync(role, region, school, assessor, home, trainee, userName);

    /// <summary>A browser in which the account is signed in, all steps done.</summary>
    internal async Task<Visitor> SignInAsync(HubUser user, Membership membership) => await WithAsync(await Given.SignedInAsync(user, membership, Clock.Now));

    /// <summary>A browser in which the password was right; what else is asked is still to be done.</summary>
    internal async Task<Visitor> HalfInAsync(HubUser user) =>
        await WithAsync(await ElsewhereAsync(s => s.GetRequiredService<StartSession>().RunAsync(user.Id, bothFactors: false, Stop)));

    private async Task<Visitor> WithAsync(string key)
    {
        var visitor = Stranger();
        visitor.Cookies["hub"] = await Given.CookieAsync(Services, key);
        return visitor;
    }
}
